using System.Data.Common;
using CrmBot.Backups;
using CrmBot.Features.Company;
using CrmBot.Features.People;
using CrmBot.Runtime.Store;
using CrmBot.Settings;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Commands;

/// <summary>What the service runs without and a company will miss; each with what it is for and where to get it.</summary>
internal static class MissingPieces
{
    public static async Task<IReadOnlyList<(string What, string Advice)>> FindAsync(WebApplication app,
        CancellationToken cancellationToken) =>
            [.. Settings(app), .. await PeopleAsync(app, cancellationToken)];

    private static IEnumerable<(string What, string Advice)> Settings(WebApplication app)
    {
        var settings = app.Configuration;
        if (string.IsNullOrEmpty(settings["MicrosoftAppId"] ?? settings["Teams:AppId"]))
            yield return ("bot registration",
                "Nobody reaches the bot from Teams yet. Azure portal > Create a resource > Azure Bot, single tenant; its page Configuration shows the app id and tenant (MicrosoftAppId, MicrosoftAppTenantId), Manage Password makes the secret (MicrosoftAppPassword), and the messaging endpoint is https://YOUR-HOST/api/messages.");
        if (!settings.GetSection("Audit:Keys").Exists() && app.Environment.IsDevelopment())
            yield return ("audit keys",
                "The key that seals the audit log was made in the data folder. Keep one of your own: Audit:Keys:0:Id=2026, Audit:Keys:0:Secret=$(openssl rand -base64 32).");
        if (!settings.GetSection("Backup:Keys").Exists() && app.Services.GetService<MakeBackup>() is not null)
            yield return ("backup key",
                "Backups are not encrypted. Backup:Keys:0=$(openssl rand -base64 32), and put Backup:Folder on another disk.");
        if (string.IsNullOrEmpty(settings[CompanyFeature.SettingsKey]) && !app.Environment.IsDevelopment())
            yield return ("your company",
                $"Name (customers read “{CompanySettings.Built().Name}” on survey pages), teams, stages and queues are examples. CrmBot company --out crm-settings.json writes them; change them, then {CompanyFeature.SettingsKey}=its path.");
        if (string.IsNullOrEmpty(settings["Mail:Host"]))
            yield return ("mail to customers",
                "Surveys and answers reach no customer by mail. Ask whoever runs your mail for a host and an account: Mail:Host, Mail:User, Mail:Password, Mail:From.");
        if (string.IsNullOrEmpty(settings["Sms:Url"]))
            yield return ("text messages", "No SMS to customers. Sms:Url and Sms:Token of your provider's gateway (README, Settings).");
        if (string.IsNullOrEmpty(settings["Survey:PublicUrl"]) && !app.Environment.IsDevelopment())
            yield return ("survey links",
                "Customers get no link to a survey. Survey:PublicUrl=https://YOUR-HOST (reachable from outside) and Survey:Keys:0=$(openssl rand -base64 32).");
        if (string.IsNullOrEmpty(settings["Graph:CatalogAppId"]))
            yield return ("installation for people",
                "Who did not add the app gets no cards. The Teams admin centre can install it for everybody (Teams apps > Setup policies), or set Graph:CatalogAppId.");
        if (string.IsNullOrEmpty(settings["Telemetry:Endpoint"]))
            yield return ("telemetry",
                "Nobody watches the service from outside. Telemetry:Endpoint=http://COLLECTOR:4318, and an alarm on /readyz.");
    }

    private static async Task<IEnumerable<(string, string)>> PeopleAsync(WebApplication app, CancellationToken cancellationToken)
    {
        var first = app.Configuration.GetSection("Admins").Get<string[]>() ?? [];
        if (first.Length > 0) return [];
        return await HasAdministratorAsync(app.Services, cancellationToken)
            ? []
            : [("administrators",
                "Nobody may set the bot up. Admins:0=the object id of your account: Entra admin centre > Users > you > Object ID.")];
    }

    private static async Task<bool> HasAdministratorAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var store = services.GetRequiredService<IStore>();
        try
        {
            // A store that is not there yet is not made by a question.
            return (store.Engine != EngineKind.Sqlite || File.Exists(services.GetRequiredService<DataFolder>().File("crmbot.db")))
                && await store.ReadAsync((view, token) =>
                    view.Db.Set<Person>().AnyAsync(person => person.IsActive && person.Role == Roles.Admin, token), cancellationToken);
        }
        catch (DbException)
        {
            // What is wrong with the database is told before.
            return false;
        }
    }
}
