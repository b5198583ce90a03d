using CrmBot.Runtime.Store;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Runtime.Audit;

/// <summary>Adds the audit log's sealer and its check. The program adds the <see cref="AuditKeyring"/>.</summary>
public static class AuditServices
{
    public static IServiceCollection AddAudit(this IServiceCollection services) => services
        .AddRetention()
        .AddSingleton<SealAudit>()
        .AddSingleton<VerifyAudit>()
        .AddHostedService<AuditSealer>()
        .AddSingleton<ForgetAudit>()
        .AddHostedService(provider => provider.GetRequiredService<ForgetAudit>());
}
