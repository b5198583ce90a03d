using CrmBot.Cards;
using CrmBot.Runtime.Audit;
using CrmBot.Runtime.Time;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CrmBot.Settings;

/// <summary>
/// Where things lie (data folder, cards) and which days are worked
/// (<c>Calendar</c>: <c>cn</c>, the default, or <c>default</c> without holidays).
/// </summary>
internal static class SettingsFeature
{
    public static IServiceCollection AddSettings(this IServiceCollection services, IConfiguration configuration, DataFolder folder)
    {
        services.AddSingleton(folder);
        services.AddSingleton<DataFolderLock>();
        services.AddSingleton<AuditHeadFile>().AddSingleton<IKeepAuditHead>(provider => provider.GetRequiredService<AuditHeadFile>());
        services.AddSingleton(
            provider => AuditKeys.Read(configuration, folder, provider.GetRequiredService<IHostEnvironment>().IsDevelopment()));
        services.AddSingleton(
            provider => SurveyKeySettings.Read(configuration, folder, provider.GetRequiredService<IHostEnvironment>().IsDevelopment()));
        services.AddSingleton(_ => UnreadSettings.Read(configuration));
        services.AddSingleton(_ => RetentionSettings.Read(configuration));
        services.AddSingleton(_ => WorkCalendars.Find(configuration["Calendar"] ?? "cn"));
        // Whoever starts many services in one process gives them one library.
        services.TryAddSingleton(_ => CardLibrary.Load(CardsFolder(configuration)));
        return services;
    }

    /// <summary><c>Cards:Folder</c>; by default the cards shipped beside the program.</summary>
    public static string CardsFolder(IConfiguration configuration) =>
        configuration["Cards:Folder"] is { Length: > 0 } chosen ? chosen : Path.Combine(AppContext.BaseDirectory, "cards");
}
