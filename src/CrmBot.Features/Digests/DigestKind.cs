namespace CrmBot.Features.Digests;

/// <summary>How often a digest comes; each has its own period.</summary>
internal enum DigestKind
{
    Daily = 0,
    Weekly = 1,
    Monthly = 2,

    /// <summary>The answer to a question about numbers; comes once.</summary>
    Report = 3,
}

internal static class DigestKinds
{
    /// <summary>The language contract's code, also used in words.</summary>
    public static string Word(DigestKind kind) => kind switch
    {
        DigestKind.Weekly => "weekly",
        DigestKind.Monthly => "monthly",
        DigestKind.Report => "report",
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
