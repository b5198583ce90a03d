using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Lists;

/// <summary>Against whom the deals of a list are fought: 我跟西门子抢的单子, deals against Acronis.</summary>
internal static class RivalWanted
{
    private const int ShortestBidder = 2, LongestBidder = 8;

    public static string? Of(Section section)
    {
        if (section.First("find.rival.to") is { } to) return UpTo(section, to.End, ['的', '抢', ' ', ',', '?']);
        if (Named(section) is { } named) return named;
        if (section.First("find.rival") is not { } cue) return null;
        if (char.IsAscii(section.Lower[cue.Start]) && cue.End < section.Span.End) return UpTo(section, cue.End, [' ']);
        return With(section, cue);
    }

    /// <summary>竞品是海尔的单子.</summary>
    private static string? Named(Section section) =>
        section.First("deal.rival") is { } rival && section.Lower.IndexOf('的', rival.End, section.Span.End - rival.End) is > 0 and var of
            ? Name(section, rival.End, of)
            : null;

    /// <summary>The name that begins here, up to one of the marks behind its first letter.</summary>
    private static string UpTo(Section section, int start, char[] marks)
    {
        var stop = section.Lower.IndexOfAny(marks, Math.Min(start + 1, section.Span.End - 1));
        return Name(section, start, stop < 0 || stop > section.Span.End ? section.Span.End : stop);
    }

    private static string Name(Section section, int start, int end) => TextCutter.Tidy(section.Text.Cut(TextSpan.Between(start, end)));

    /// <summary>跟西门子抢的: behind the 跟; 西门子在跟我们抢哪些单: before it.</summary>
    private static string? With(Section section, CueHit fought)
    {
        for (var at = fought.Start - 1; at >= section.Span.Start; at--)
        {
            if (section.Lower[at] is not ('跟' or '和' or '与')) continue;
            if (Nearby.Words("rival.us").Begins(section.Lower.AsSpan(at + 1))) return Bidder(section, at);
            return fought.Start - at > 2 ? Name(section, at + 1, fought.Start) : null;
        }

        return Bidder(section, fought.Start);
    }

    /// <summary>德图在抢的单子: whoever competes begins the message.</summary>
    private static string? Bidder(Section section, int end)
    {
        var name = section.Text.Cut(TextSpan.Between(section.Span.Start, end)).TrimEnd('在', '也', '正', ' ');
        if (name.Length is < ShortestBidder or > LongestBidder || name[0] is '我' or '有' or '咱') return null;
        return IsTaken(section, new TextSpan(section.Span.Start, name.Length)) ? null : name;
    }

    /// <summary>A word, a time or a name that is known: no competitor.</summary>
    private static bool IsTaken(Section section, TextSpan span) => section.Cues.Exists(hit => hit.Length > 1 && hit.Span.Overlaps(span))
        || section.IsTime(span) || section.Codes.Exists(code => code.Span.Overlaps(span)) || section.IsPerson(span);
}
