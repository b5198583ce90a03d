namespace CrmBot.Runtime.Places;

/// <summary>What became of giving somebody the app.</summary>
public enum InstallFate
{
    /// <summary>They have it now.</summary>
    Installed,

    /// <summary>They had it.</summary>
    Already,

    /// <summary>Forbidden, or there is no such app: asking again changes nothing.</summary>
    Refused,

    /// <summary>Not now; to be asked again.</summary>
    Later,
}

/// <param name="ConversationId">The direct chat that came with it, when told.</param>
/// <param name="RetryAfter">When to ask again, if told.</param>
public sealed record InstallReport(InstallFate Fate, string? ConversationId = null, TimeSpan? RetryAfter = null);

/// <summary>Gives people the app who do not have it, so that they can be written to. Optional; at most one implementation.</summary>
public interface IInstallApp
{
    /// <summary>Never throws for what the directory may do.</summary>
    Task<InstallReport> InstallForAsync(string directoryId, CancellationToken cancellationToken);
}
