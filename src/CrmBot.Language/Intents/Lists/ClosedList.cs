using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Lists;

/// <summary>今天解决的, solved today: of what is over nothing is said but when, so a list is asked for and nothing is closed.</summary>
internal static class ClosedList
{
    /// <summary>解决的工单, closed tickets; 没关的工单 are others.</summary>
    public static bool IsNamed(Section section) => section.Has("closed.ones", static (section, hit) =>
        !Nearby.Words("undone.before").Ends(section.Lower.AsSpan(section.Span.Start, hit.Start - section.Span.Start).TrimEnd()));

    public static bool IsAskedByTime(Section section)
    {
        if (section.Times.Count == 0 || section.Utterance.ReplyTo is not null || section.First("find.closed") is not { } closed)
            return false;
        if (char.IsAsciiLetter(section.Lower[closed.Start]) ? closed.Start != section.Span.Start : section.Lower[closed.End - 1] is not '的')
            return false;
        var gaps = new List<TextSpan> { closed.Span };
        foreach (var time in section.Times) gaps.Add(time.Span);
        TicketWords.AddSpans(section, gaps, "find.list", "find.have", "show.verb", "speaker.me");
        return !section.Cut(gaps).Any(char.IsLetterOrDigit);
    }
}
