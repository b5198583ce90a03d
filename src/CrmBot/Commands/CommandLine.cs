using System.CommandLine;
using CrmBot.Settings;

namespace CrmBot.Commands;

/// <summary>
/// The command line: <c>serve</c> (default), <c>understand</c>, <c>unread</c>, <c>check</c>, <c>seed</c>,
/// <c>import</c>, <c>backup</c>, <c>restore</c>, <c>drill</c>, <c>manifest</c>, <c>company</c>.
/// </summary>
internal static class CommandLine
{
    /// <summary>
    /// False when the service itself is meant: then the arguments belong to the host (<c>--urls</c>, <c>--environment</c>, any setting).
    /// </summary>
    public static bool IsCommand(string[] args) =>
        args.Length > 0 && args[0] is "understand" or "unread" or "check" or "seed" or "import" or "backup" or "restore" or "drill"
            or "manifest" or "company" or "help" or "--help" or "-h" or "-?" or "--version";

    /// <param name="configuration">Where it writes; by default the console.</param>
    /// <returns>The exit code; 2 when a setting or the database stood in the way, which is then said in plain words.</returns>
    public static async Task<int> RunAsync(string[] args, InvocationConfiguration? configuration = null)
    {
        var (command, settings) = SettingArguments.Split(args is ["help"] ? ["--help"] : args);
        configuration ??= new InvocationConfiguration();
        configuration.EnableDefaultExceptionHandler = false;
        try
        {
            var parsed = Root(settings).Parse(command);
            return RefusesSettings(parsed, settings)
                ? await RefuseAsync(configuration, parsed, settings[0])
                : await parsed.InvokeAsync(configuration);
        }
#pragma warning disable CA1031 // The edge of the process: a defect is better seen whole than as a crash.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            var reason = StartProblem.Reason(problem);
            await configuration.Error.WriteLineAsync(reason ?? problem.ToString());
            return reason is null ? 1 : 2;
        }
    }

    // A setting that nothing reads would be thought to have been heeded.
    private static bool RefusesSettings(ParseResult parsed, string[] settings) =>
        settings.Length > 0 && parsed.CommandResult.Command.Name is ("understand" or "manifest" or "company");

    private static async Task<int> RefuseAsync(InvocationConfiguration configuration, ParseResult parsed, string setting)
    {
        await configuration.Error.WriteLineAsync($"{setting}: {parsed.CommandResult.Command.Name} takes no settings.");
        return 2;
    }

    private static RootCommand Root(string[] settings) => new("CrmBot: a CRM inside the messenger. Without a command it serves.")
    {
        UnderstandCommand.Make(),
        UnreadCommand.Make(settings),
        CheckCommand.Make(settings),
        SeedCommand.Make(settings),
        ImportCommand.Make(settings),
        BackupCommand.Make(settings),
        RestoreCommand.Make(settings),
        DrillCommand.Make(settings),
        ManifestCommand.Make(),
        CompanyCommand.Make(),
    };
}
