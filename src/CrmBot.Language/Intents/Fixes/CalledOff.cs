using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>
/// scratch that, he wants one more call on mon 10am: what was just told or is still open is taken back, and the truth told in its place.
/// </summary>
internal static class CalledOff
{
    /// <summary>What is told instead; null when the message does not begin so, or goes on with no day of its own.</summary>
    public static Section? Behind(Section section)
    {
        if (NotSigned.Behind(section) is { } told) return told;
        if (section.First("called.off") is not { } off || off.Start != section.Span.Start || section.Clauses is not [var head, var next, ..]
            || head.End != off.End) return null;
        var rest = section.Within(TextSpan.Between(next.Start, section.Span.End));
        return rest.Customers.Count == 0 && rest.Times.Count == 1 && rest.HasFamily("ch") && !Mood.IsQuestion(rest) ? rest : null;
    }

    public static Frame Frame(Section section) => section.Utterance.Preview is null
        ? new FrameDraft("undo").Set("ref", "last").Build()
        : new FrameDraft("patch").Set("act", "cancel").Build();
}
