namespace CrmBot.Teams;

/// <summary>
/// Calls of one tenant that have left and are not known to have been counted by the service more than a window ago. A slot is taken when
/// a call leaves, but the service counts when it arrives: what a slow network or a busy machine holds up arrives together with what left
/// later. As the service has counted a call by the time it answers, no more than it publishes can be counted in any window while so many
/// at most are unanswered or were answered within the last window.
/// </summary>
/// <param name="published">What the service itself allows, not our part of it.</param>
internal sealed class CallsOnTheirWay(RateWindow published)
{
    /// <summary>How long to wait when only an answer can make room.</summary>
    private const long AskAgain = 20 * TimeSpan.TicksPerMillisecond;

    // Longer than any call may take: whoever got a slot and never said what became of it must not keep it for ever.
    private const long Forgotten = 60 * TimeSpan.TicksPerSecond;
    private readonly Queue<long> unanswered = new();
    private readonly SlidingLog answered = new([published], published.Calls);

    /// <summary>Ticks to wait until so many more calls may leave; 0 when they may now.</summary>
    /// <param name="now">The moment, in ticks of the shaper's clock.</param>
    /// <param name="part">Part of the window that is this process's own, 0 to 1.</param>
    /// <param name="calls">Number of calls.</param>
    public long Wait(long now, double part, int calls)
    {
        while (unanswered.TryPeek(out var left) && now - left > Forgotten) unanswered.Dequeue();
        var room = Math.Max(calls, (int)((published.Calls * part) + 1e-6)) - unanswered.Count;
        // One call at a time always fits: an instance without a part of its own is covered by the difference to what is published.
        return room < calls ? AskAgain : answered.WaitFor(now, room, calls);
    }

    public void Left(long now) => unanswered.Enqueue(now);

    /// <summary>An answer came, or the call is known not to leave any more.</summary>
    public void Answered(long now)
    {
        if (unanswered.TryDequeue(out _)) answered.Grant(now);
    }
}
