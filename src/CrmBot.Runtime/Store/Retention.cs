namespace CrmBot.Runtime.Store;

/// <summary>How long is kept what nobody works with any more. What people wrote about customers is not among it: that stays.</summary>
public sealed record Retention
{
    /// <summary>What was delivered to people.</summary>
    public TimeSpan Delivered { get; init; } = TimeSpan.FromDays(3);

    /// <summary>What did not reach them, for an operator to see; and what keeps a second one away (one notice per slot).</summary>
    public TimeSpan Undelivered { get; init; } = TimeSpan.FromDays(30);

    /// <summary>The answers to what the messenger may deliver again. It does so within minutes.</summary>
    public TimeSpan Repeats { get; init; } = TimeSpan.FromDays(2);

    /// <summary>How a turn is taken back, after it could be: until then the answer is "too late" and not "nothing to undo".</summary>
    public TimeSpan Undo { get; init; } = TimeSpan.FromDays(1);

    /// <summary>What was talked about in a place, after nothing was heard there any more.</summary>
    public TimeSpan Memory { get; init; } = TimeSpan.FromDays(90);

    /// <summary>What happened, for other programs to read.</summary>
    public TimeSpan Events { get; init; } = TimeSpan.FromDays(7);

    /// <summary>
    /// Numbers as they were counted once, with the records behind each (digests, reports): until then a card opens what it counted.
    /// </summary>
    public TimeSpan Counted { get; init; } = TimeSpan.FromDays(400);

    /// <summary>Who saw and changed what; null for ever.</summary>
    public TimeSpan? Audit { get; init; }
}
