using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Runtime.Erasing;

public static class ErasingServices
{
    public static IServiceCollection AddErasing(this IServiceCollection services) => services
        .AddSingleton<SweepStore>()
        .AddSingleton<SealedWords>()
        .AddSingleton<ShredDeleted>();
}
