using CrmBot.Features.Reading;
using CrmBot.Runtime.Turns;
using CrmBot.Runtime.WorldSnapshot;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Company;

/// <summary>The company's own words: teams, stages, sources, tiers, regions, queues.</summary>
public static class CompanyFeature
{
    /// <summary>Configuration key of a settings file that replaces the one built in.</summary>
    public const string SettingsKey = "Crm:Settings";

    public static IServiceCollection AddCompany(this IServiceCollection services) => services
        .AddSingleton(provider => Load(provider.GetService<IConfiguration>()?[SettingsKey]))
        .AddSingleton<IWorldPart, SettingsInWorld>()
        .AddSingleton<WhenWords>()
        .AddSingleton<IPhrasePattern, AskWorkday>()
        .AddSingleton<IPhraseHandler, ShowHolidays>();

    private static CompanySettings Load(string? path)
    {
        if (path is null) return CompanySettings.Built();
        using var file = File.OpenRead(path);
        return CompanySettings.Read(file);
    }
}
