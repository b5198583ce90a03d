namespace CrmBot.Features.Digests;

/// <summary>How often a digest comes; each has its own period.</summary>
internal enum DigestKind
{
    Daily = 0,
    Weekly = 1,
    Monthly = 2,

    /// <summary>The answer to a question about numbers; comes once.</summary>
    Report = 3,

    /// <summary>How far a goal is; shown on the goal's card.</summary>
    Goal = 4,

    /// <summary>What one person brought about, for that person.</summary>
    Own = 5,

    /// <summary>A team's week in points.</summary>
    Board = 6,
}

internal static class DigestKinds
{
    /// <summary>The language contract's code, also used in words.</summary>
    public static string Word(DigestKind kind) => kind switch
    {
        DigestKind.Weekly => "weekly",
        DigestKind.Monthly => "monthly",
        DigestKind.Report => "report",
        DigestKind.Goal => "goal",
        DigestKind.Own => "own",
        DigestKind.Board => "board",
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
