namespace CrmBot.Runtime.Outbox;

/// <summary>
/// What happens to a row after a send. <paramref name="State"/> pending means: again, not before <paramref name="NotBefore"/>.
/// </summary>
internal readonly record struct Outcome(RowState State, long NotBefore = 0, bool Again = false);

/// <summary>Decides about repeats from a send's fate, the message's class and its age. Times are system time, Unix milliseconds.</summary>
internal static class RetryRules
{
    /// <summary>Pause before a message of unknown fate is repeated.</summary>
    public const long RepeatAfter = 5_000;

    private const long LongestPause = 60_000;
    private const long Hour = 3_600_000;

    /// <param name="jitter">A number in [0, 1): spreads the repeats of many.</param>
    public static Outcome Decide(OutboxRow row, SendReport report, long now, double jitter) => report.Fate switch
    {
        _ when row.Arrived => new(RowState.Sent),
        SendFate.Accepted => new(RowState.Sent),
        SendFate.Rejected => new(report.MessageGone && row.Kind == RowKind.Edit ? RowState.Dropped : RowState.Dead),
        SendFate.NotSent => Later(row, report, now, jitter),
        // An edit repeated changes nothing.
        _ when row.Kind == RowKind.Edit => Later(row, report, now, jitter),
        _ when row.Delivery == Delivery.AtLeastOnce && !row.Again => new(RowState.Pending, now + RepeatAfter, Again: true),
        _ => new(RowState.Unknown),
    };

    private static Outcome Later(OutboxRow row, SendReport report, long now, double jitter)
    {
        if (now - row.CreatedSystemAt > Patience(row)) return new(RowState.Dead);
        var pause = Math.Min(LongestPause, 1000L << Math.Min(row.Attempts, 6));
        var spread = (long)(pause * (0.5 + (jitter / 2)));
        var asked = (long)(report.RetryAfter?.TotalMilliseconds ?? 0);
        return new(RowState.Pending, now + (asked > 0 ? asked + (spread / 4) : spread), row.Again);
    }

    // A reminder is worth sending a day late; a refreshed card is drawn anew by the next change.
    private static long Patience(OutboxRow row) => row.Kind == RowKind.Post && row.Delivery == Delivery.AtLeastOnce ? 24 * Hour : 2 * Hour;
}
