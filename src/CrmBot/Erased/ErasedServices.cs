using CrmBot.Backups;
using CrmBot.Features.Privacy;
using CrmBot.Features.Privacy.Erasing;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CrmBot.Erased;

/// <summary>What erasing needs of the program: the list that outlives the database, and the backups that were made before.</summary>
internal static class ErasedServices
{
    public static IServiceCollection AddErased(this IServiceCollection services)
    {
        services.AddSingleton<ErasedFile>().AddSingleton<IErasedList>(provider => provider.GetRequiredService<ErasedFile>());
        if (services.Any(service => service.ServiceType == typeof(BackupSettings)))
            services.Replace(ServiceDescriptor.Singleton<IOlderCopies, BackupsFromBefore>());
        return services;
    }
}
