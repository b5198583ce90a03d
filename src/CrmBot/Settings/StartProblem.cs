using CrmBot.Backups;
using CrmBot.Runtime.Store;
using Microsoft.Extensions.Options;

namespace CrmBot.Settings;

/// <summary>Says in plain words why the service does not start, where the reason is a setting or the database and not a defect.</summary>
internal static class StartProblem
{
    // Settings that features read themselves; their messages begin with the setting's name.
    private static readonly string[] Named = ["Api:Keys", "Hooks", "Mail:", "Sms:"];

    /// <summary>Null when the exception is a defect: then it is better seen whole.</summary>
    public static string? Explain(Exception problem) => Reason(problem) is { } reason ? "CrmBot does not start: " + reason : null;

    /// <summary>The same for a command, which does not start anything.</summary>
    public static string? Reason(Exception problem) => problem switch
    {
        OptionsValidationException options =>
            Environment.NewLine + string.Join(Environment.NewLine, options.Failures.Select(failure => "  - " + failure)),
        ArgumentException { Message: var key } when Named.Any(name => key.StartsWith(name, StringComparison.Ordinal)) => key,
        SettingException or BackupProblem => problem.Message,
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } used =>
            used.Message + " Choose another address with --urls http://localhost:PORT.",
        _ => StoreTrouble.Explain(problem),
    };
}

/// <summary>A setting that cannot be used; the message names the key and what it allows.</summary>
internal sealed class SettingException(string message) : Exception(message);
