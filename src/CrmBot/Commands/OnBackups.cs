using System.CommandLine;
using CrmBot.Backups;

namespace CrmBot.Commands;

/// <summary>Runs what a command does with backups; on PostgreSQL it tells what does it there.</summary>
internal static class OnBackups
{
    private const string OnServer =
        "The database is on PostgreSQL, and its own tools back it up: pg_dump --format=custom --file=crmbot.dump \"$CONNECTION\" while the service runs, "
        + "pg_restore --clean --if-exists --dbname=\"$CONNECTION\" crmbot.dump while it is stopped. CrmBot itself makes no backups of a server, and its schedule is off.";

    public static async Task<int> RunAsync(ParseResult parsed, string[] settings, Func<IServiceProvider, TextWriter, Task<int>> run)
    {
        // What there is to say is the command's answer; log lines would stand in the middle of it.
        await using var app = CrmBotApp.Build(settings, builder => builder.Logging.ClearProviders());
        if (app.Services.GetService<MakeBackup>() is not null) return await run(app.Services, parsed.InvocationConfiguration.Output);
        await parsed.InvocationConfiguration.Error.WriteLineAsync(OnServer);
        return 2;
    }
}
