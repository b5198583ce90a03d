using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Runtime.Audit;

/// <summary>Adds the audit log's sealer and its check.</summary>
public static class AuditServices
{
    /// <param name="keys">Reads the keys from the configuration (in Development also from the data folder).</param>
    public static IServiceCollection AddAudit(this IServiceCollection services, Func<IServiceProvider, AuditKeyring> keys) => services
        .AddSingleton(keys)
        .AddSingleton<SealAudit>()
        .AddSingleton<VerifyAudit>()
        .AddHostedService<AuditSealer>();
}
