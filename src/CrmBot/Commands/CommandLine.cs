using System.CommandLine;

namespace CrmBot.Commands;

/// <summary>The command line: <c>serve</c> (default), <c>understand</c>, <c>unread</c>, <c>check</c>, <c>seed</c>, <c>import</c>, <c>manifest</c>.</summary>
internal static class CommandLine
{
    /// <summary>False when the service itself is meant: then the arguments belong to the host (<c>--urls</c>, <c>--environment</c>, any setting).</summary>
    public static bool IsCommand(string[] args) =>
        args.Length > 0 && args[0] is "understand" or "unread" or "check" or "seed" or "import" or "manifest" or "help" or "--help" or "-h" or "-?" or "--version";

    public static Task<int> RunAsync(string[] args) => Root().Parse(args is ["help"] ? ["--help"] : args).InvokeAsync();

    private static RootCommand Root() => new("CrmBot: a CRM inside the messenger. Without a command it serves.")
    {
        UnderstandCommand.Make(),
        UnreadCommand.Make(),
        CheckCommand.Make(),
        SeedCommand.Make(),
        ImportCommand.Make(),
        ManifestCommand.Make(),
    };
}
