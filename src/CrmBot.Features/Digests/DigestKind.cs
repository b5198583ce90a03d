namespace CrmBot.Features.Digests;

/// <summary>How often a digest comes; each has its own period.</summary>
internal enum DigestKind { Daily, Weekly, Monthly }

internal static class DigestKinds
{
    /// <summary>The language contract's code, also used in words.</summary>
    public static string Word(DigestKind kind) => kind switch
    {
        DigestKind.Weekly => "weekly",
        DigestKind.Monthly => "monthly",
        _ => "daily",
    };

    /// <summary>Daily when nothing was said.</summary>
    public static DigestKind Read(string? code) => code switch
    {
        "weekly" => DigestKind.Weekly,
        "monthly" => DigestKind.Monthly,
        _ => DigestKind.Daily,
    };
}
