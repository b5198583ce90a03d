using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>Where words stand to each other.</summary>
internal static partial class TicketWords
{
    /// <summary>Whether a hit of one cue stands a few characters before a hit of another, in the same clause.</summary>
    public static bool IsBefore(Section section, string first, string second, int most)
    {
        if (!section.Has(first) || !section.Has(second)) return false;
        foreach (var one in section.Cues)
        {
            if (!one.Is(first)) continue;
            foreach (var other in section.Cues)
            {
                if (other.Is(second) && IsWithin(section, one, other, most)) return true;
            }
        }

        return false;
    }

    /// <summary>Whether a hit stands a few characters behind a hit of the cue, in the same clause.</summary>
    private static bool IsBehind(Section section, string first, CueHit other, int most)
    {
        if (!section.Has(first)) return false;
        foreach (var one in section.Cues)
        {
            if (one.Is(first) && IsWithin(section, one, other, most)) return true;
        }

        return false;
    }

    private static bool IsWithin(Section section, CueHit one, CueHit other, int most) =>
        other.Start >= one.End && other.Start - one.End <= most && InOneClause(section, one.Start, other.Start);

    /// <summary>The places of the given cues and families, to be left out of a text.</summary>
    public static void AddSpans(Section section, List<TextSpan> spans, params ReadOnlySpan<string> cues)
    {
        foreach (var hit in section.Cues)
        {
            foreach (var cue in cues)
            {
                if (hit.Is(cue) || hit.IsOf(cue)) spans.Add(hit.Span);
            }
        }
    }

    /// <summary>佳美说1024可以关了: a name and the word for saying stand before it.</summary>
    private static bool IsSpokenBefore(Section section, int at)
    {
        foreach (var mention in section.Customers)
        {
            if (IsSaying(section, mention.Span.End, at)) return true;
        }

        foreach (var person in section.People)
        {
            if (person.Side != PersonSide.Ours && IsSaying(section, person.Span.End, at)) return true;
        }

        return false;
    }

    /// <summary>Letters from the name to what is said: Meridian says the ticket is resolved; half as many in Chinese.</summary>
    private const int LongestSaid = 28;

    private static bool IsSaying(Section section, int end, int at)
    {
        var longest = char.IsAsciiLetter(section.Lower[at]) ? LongestSaid : LongestSaid / 2;
        if (end >= at || at - end > longest || !InOneClause(section, end - 1, at)) return false;
        var rest = section.Lower.AsSpan(end, at - end).TrimStart();
        return Nearby.Words("said").Begins(rest);
    }

    private static bool InOneClause(Section section, int one, int other)
    {
        foreach (var clause in section.Clauses)
        {
            if (clause.Contains(one)) return clause.Contains(other);
        }

        return false;
    }
}
