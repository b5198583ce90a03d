using Microsoft.Extensions.Options;

namespace CrmBot.Settings;

/// <summary>Says in plain words why the service does not start, where the reason is a setting and not a defect.</summary>
internal static class StartProblem
{
    // Settings that features read themselves; their messages begin with the setting's name.
    private static readonly string[] Named = ["Api:Keys", "Mail:", "Sms:"];

    /// <summary>Null when the exception is a defect: then it is better seen whole.</summary>
    public static string? Explain(Exception problem) => problem switch
    {
        OptionsValidationException options => "CrmBot does not start:" + Environment.NewLine + string.Join(Environment.NewLine, options.Failures.Select(failure => "  - " + failure)),
        ArgumentException { Message: var key } when Named.Any(name => key.StartsWith(name, StringComparison.Ordinal)) => "CrmBot does not start: " + key,
        SettingException setting => "CrmBot does not start: " + setting.Message,
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } used =>
            "CrmBot does not start: " + used.Message + " Choose another address with --urls http://localhost:PORT.",
        _ => null,
    };
}

/// <summary>A setting that cannot be used; the message names the key and what it allows.</summary>
internal sealed class SettingException(string message) : Exception(message);
