using CrmBot.Runtime.Files;
using CrmBot.Runtime.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Exports;

/// <summary>What people may take out of here as a file.</summary>
public static class ExportsFeature
{
    public static IServiceCollection AddExports(this IServiceCollection services) => services
        .AddSingleton<ExportCustomers>()
        .AddSingleton<IExport>(provider => provider.GetRequiredService<ExportCustomers>())
        .AddSingleton<IPhraseHandler, OfferCustomers>();
}
