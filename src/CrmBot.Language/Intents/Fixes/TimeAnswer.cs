using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>When: 下周吧 周四上午.</summary>
internal static class TimeAnswer
{
    /// <summary>Letters that an answer may have beside the time.</summary>
    private const int MostBeside = 7, MostBesideLatin = 24;

    public static void Set(JsonObject set, Section section, Frame preview, string asked)
    {
        if (!IsOwnPlan(section) && !SaysMuchMore(section)) Answers.Put(set, asked, Value(section, asked));
    }

    private static string? Value(Section section, string asked)
    {
        if (asked is "at" or "visit") return Point(section) is { } point ? SlotForm.Of(point) : null;
        var time = section.Times.Find(static found => !found.IsVague);
        return asked == "by" ? time?.AsDeadline()?.ToString() : time?.AsDate() is { } date ? SlotForm.Of(date) : null;
    }

    private static DateTime? Point(Section section)
    {
        if (LaterWeek.Point(section) is { } later) return later;
        foreach (var time in section.Times)
        {
            if (!time.IsVague && time.AsPointAhead(true) is { } point) return point;
        }

        return null;
    }

    /// <summary>月底那天把全月的也发一份: beside the time too much is said for an answer.</summary>
    private static bool SaysMuchMore(Section section)
    {
        var rest = section.Cut([.. section.Times.Select(static time => time.Span), .. Corrections.Words(section),
            .. section.Cues.Where(IsBeside).Select(static hit => hit.Span)]);
        return rest.Count(char.IsLetterOrDigit) > (System.Text.Ascii.IsValid(rest) ? MostBesideLatin : MostBeside);
    }

    private static bool IsBeside(CueHit hit) => hit.Is("patch.reason") || hit.Is("remind.ask") || hit.Is("polite");

    /// <summary>我明后天出差，有事找敏姐: when somebody is away is no answer to when something shall be done.</summary>
    private static bool IsOwnPlan(Section section) => section.Has("assign.away") && section.Lower[section.Span.Start] is '我' or 'i';
}
