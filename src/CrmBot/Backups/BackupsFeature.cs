using CrmBot.Runtime.Seeing;
using CrmBot.Settings;

namespace CrmBot.Backups;

/// <summary>Backups of the embedded database. On PostgreSQL there are none: the server's own tools do that better.</summary>
internal static class BackupsFeature
{
    public static IServiceCollection AddBackups(this IServiceCollection services, IConfiguration configuration, DataFolder folder) =>
        services
            .AddSingleton(_ => BackupSettings.Read(configuration, folder))
            .AddSingleton<CheckBackup>()
            .AddSingleton<MakeBackup>()
            .AddSingleton<RestoreBackup>()
            .AddSingleton<IOperatorFact, BackupFact>()
            .AddHostedService<BackupSchedule>();
}
