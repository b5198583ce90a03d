namespace CrmBot.Runtime.Turns;

/// <summary>
/// Decides once whether a click or a form is answered in time: either the turn answers it, or the messenger gave up waiting and told the
/// person to wait, and then everything it comes to goes into the conversation (of a form, into the direct chat).
/// </summary>
public sealed class ClickPatience
{
    private const int Open = 0, Answered = 1, Over = 2;
    private int state;

    /// <summary>The person is told to wait. False when the turn is about to answer.</summary>
    public bool TryEnd() => Interlocked.CompareExchange(ref state, Over, Open) != Answered;

    /// <summary>Asked by the turn when it has something to answer: true when nobody waits for it any more.</summary>
    internal bool IsOver() => Interlocked.CompareExchange(ref state, Answered, Open) == Over;
}
