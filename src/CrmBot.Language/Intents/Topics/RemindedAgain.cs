using System.Globalization;
using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Topics;

/// <summary>明早提醒我发图纸，下午再提醒我问他收到没: a second reminder with a time and a task of its own.</summary>
internal static class RemindedAgain
{
    public static bool Is(Section before, Section clause) => before.Has("remind.ask") && TimeWords.FirstAhead(before) is not null
        && clause.Has("remind.ask") && TimeWords.FirstAhead(clause) is not null && HasTask(clause);

    /// <summary>后天上午再提醒我追一下: behind the wish stands what to do, so nothing is only put off.</summary>
    public static bool NamesTask(Section section) => section.First("remind.again") is { } again
        && section.Has("remind.ask", static (section, hit) => hit.Start >= section.First("remind.again")!.Value.Start)
        && HasTask(section.Within(Text.TextSpan.Between(again.Start, section.Span.End)));

    private static bool HasTask(Section clause)
    {
        List<Text.TextSpan> known = [.. clause.Times.Select(static time => time.Span)];
        TicketWords.AddSpans(clause, known, "remind.ask", "remind.again", "remind.twice", "again", "also", "number.times", "rem.noun",
            "smalltalk");
        return clause.Cut(known).TrimEnd('一', '下', '吧', '哈', '啊').Any(char.IsLetterOrDigit);
    }

    /// <summary>An hour without a day is one behind the reminder before it, not the next time the clock shows it.</summary>
    public static void Fill(Section section, List<Frame> frames)
    {
        for (var i = 1; i < frames.Count; i++)
        {
            if (Moment(frames[i - 1]) is not { } first || Moment(frames[i]) is not { } second || second > first) continue;
            if (first.Date + second.TimeOfDay is var later && later > first && IsBareHour(section, second))
                frames[i] = frames[i].With("at", SlotForm.Of(later));
        }
    }

    private static bool IsBareHour(Section section, DateTime moment) =>
        section.Times.Exists(time => time is { HasDay: false, Amount: null } && time.AsPointAhead(true) == moment);

    private static DateTime? Moment(Frame frame) => frame.Intent == "remind" && frame.Text("at") is { } at
        && DateTime.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment : null;
}
