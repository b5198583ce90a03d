namespace CrmBot.Commands;

/// <summary>
/// Settings on the command line of a command, written as for the service: <c>--Data:Folder /srv/crm</c>, <c>--environment Development</c>.
/// </summary>
internal static class SettingArguments
{
    /// <returns>What the command itself reads, and what goes to the configuration.</returns>
    public static (string[] Command, string[] Settings) Split(string[] args)
    {
        List<string> command = [], settings = [];
        for (var i = 0; i < args.Length; i++)
        {
            var isSetting = IsSetting(args[i]);
            (isSetting ? settings : command).Add(args[i]);
            if (isSetting && !args[i].Contains('=') && i + 1 < args.Length) settings.Add(args[++i]);
        }

        return ([.. command], [.. settings]);
    }

    private static bool IsSetting(string argument) =>
        argument.StartsWith("--", StringComparison.Ordinal)
            && (argument.Split('=')[0].Contains(':') || argument.Split('=')[0] == "--environment");
}
