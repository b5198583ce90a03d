using CrmBot.Runtime.Store;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Imports;

/// <summary>Files brought in by the operator: row by row, and taken back as a whole.</summary>
public static class ImportsFeature
{
    public static IServiceCollection AddImports(this IServiceCollection services) => services
        .AddSingleton<IModelPart, ImportsModel>()
        .AddSingleton<ReadOpportunities>()
        .AddSingleton<ImportOpportunities>()
        .AddSingleton<TakeBackImport>();
}
