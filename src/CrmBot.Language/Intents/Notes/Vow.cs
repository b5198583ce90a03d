using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Notes;

/// <summary>
/// What we said we would do, in English: told him we'd throw in support, I said
/// I'd find some, told Jonas he'd have the contract, I owe Sara two references.
/// </summary>
internal static class Vow
{
    /// <summary>Where the words begin that say we did, and where what we are to do does; null when nothing of the kind is told.</summary>
    public static (int Start, int Task)? Find(Section section)
    {
        foreach (var hit in section.Cues)
        {
            if (!hit.Is("vow.said") && !hit.Is("vow.owed") || !IsOurs(section, hit.Start)) continue;
            var (behind, named) = BehindReceiver(section, hit.End + 1);
            if (hit.Is("vow.owed"))
            {
                if (named && behind < section.Span.End) return (hit.Start, behind);
                continue;
            }

            if (Will.LengthAt(section.Lower.AsSpan(Math.Min(behind, section.Span.End), Math.Max(0, section.Span.End - behind))) is > 0
                and var will && behind + will + 1 < section.Span.End)
                return (hit.Start, behind + will + 1);
        }

        return null;
    }

    private static readonly Nearby Will = Nearby.Words("vow.will");
    private static readonly Nearby Receivers = Nearby.Words("vow.to");
    private static readonly Nearby Subjects = Nearby.Words("vow.ours");

    /// <summary>Hank told her he'd sign is none of ours: before the word stands nothing, or we do.</summary>
    private static bool IsOurs(Section section, int at)
    {
        var clause = section.Clauses.Find(found => found.Contains(at));
        var before = section.Lower.AsSpan(clause.Start, Math.Max(0, at - clause.Start)).TrimEnd();
        return before.IsEmpty || (Subjects.Ends(before) && !Nearby.Words("vow.asked").Is(before));   // have I told Erik he'd get it
    }

    /// <summary>him, Sara, Jonas that: whom it was said to.</summary>
    private static (int At, bool Named) BehindReceiver(Section section, int at)
    {
        if (at >= section.Span.End) return (at, false);
        var (end, named) = (at, false);
        foreach (var person in section.People) if (person.Whole.Start == at && person.Colleagues.Count == 0)
            (end, named) = (person.Whole.End + 1, true);
        foreach (var mention in section.Customers) if (mention.Span.Start == at) (end, named) = (mention.Span.End + 1, true);
        if (!named && Receivers.LengthAt(section.Lower.AsSpan(at, section.Span.End - at)) is > 0 and var word)
            (end, named) = (at + word + 1, true);
        return (end < section.Span.End && section.Lower.AsSpan(end, section.Span.End - end).StartsWith("that ")
            ? end + "that ".Length
            : end, named);
    }
}
