using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Notes;

/// <content>On which day it was.</content>
internal sealed partial class ReadLog
{
    /// <summary>The day of the contact: the first one said that is not ahead, else today.</summary>
    private static DateOnly Day(Section section)
    {
        foreach (var time in section.Times.OrderByDescending(static time => time.HasDay))   // lunch with Fiona yesterday
        {
            if (IsOfSomethingElse(section, time) || !MayBePast(section, time)) continue;
            if (time.AsPastDate() is { } day && day <= section.Today) return day;
        }

        return section.Today;
    }

    /// <summary>A day in quotation marks, of a wish, or of what was said.</summary>
    private static bool IsOfSomethingElse(Section section, TimeMention time) =>
        section.Quotes.Exists(quote => quote.Contains(time.Span)) || IsWishedUntil(section, time.Span)
        || (time.Tendency != TimeTendency.Past && IsInWhatWasSaid(section, time.Span));

    private static bool MayBePast(Section section, TimeMention time) =>
        time.Tendency == TimeTendency.Past || IsOpenAndPast(section, time)
            || (time.Day is MonthDay && !TimeWords.IsAhead(time, section.Now));

    /// <summary>周五: a day without direction, which the words around it put behind us.</summary>
    private static bool IsOpenAndPast(Section section, TimeMention time)
    {
        if (time.Tendency != TimeTendency.Open || time.IsPeriod) return false;
        var isTold = IsTold(section, time.Span) && !IsAdvised(section, time.Span) && !IsOfNext(section, time.Span.Start);
        if (TalkReport.IsOver(section) && section.Clauses[0].Contains(time.Span)) return true;
        return isTold || IsAddedLate(section, time.Span) || !TimeWords.IsAhead(section, time);
    }

    /// <summary>
    /// 说他们领导周四出差回来, emailed that the committee meets on the 20th: the day stands in what was said, and nothing behind it is over.
    /// </summary>
    private static bool IsInWhatWasSaid(Section section, TextSpan time)
    {
        var clause = section.Clauses.Find(found => found.Contains(time.Start));
        return clause.Length > 0 && (section.All("said.that").Any(hit => hit.Start >= clause.Start && hit.End <= time.Start)
                || section.All("said").Any(hit => hit.Start >= clause.Start && hit.End <= time.Start && section.Lower[hit.Start] == '说'))
            && !section.Within(TextSpan.Between(time.End, clause.End)).Has("past")
            && section.Times.Exists(found => found.Span == time && !found.IsPeriod);
    }

    /// <summary>周五拜访了: a day without direction belongs to the past when its clause tells of the contact.</summary>
    private static bool IsTold(Section section, TextSpan time)
    {
        foreach (var clause in section.Clauses)
        {
            if (clause.Contains(time) && ContactWords.Told(section.Within(clause)) && !IsArranged(section, clause, time)
                && !IsAskedBefore(section.Within(clause), time.Start) && !IsWantedBefore(section.Within(clause), time.Start))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>问交期能不能提前到四月中: the day stands in what was asked.</summary>
    internal static bool IsAskedBefore(Section clause, int at) =>
        clause.Cues.Exists(hit => hit.Is("asking") && hit.End <= at && WordEdge.IsChinese(clause.Lower[hit.Start]));

    /// <summary>her assistant said to call back thursday: what we are told to do lies ahead.</summary>
    private static bool IsAdvised(Section section, TextSpan time) =>
        section.Cues.Exists(hit => hit.Is("agenda.call") && hit.End <= time.Start && time.Start - hit.End <= 4
            && section.Lower.AsSpan(hit.Start).StartsWith("to "));

    /// <summary>needs someone on Thursday: the day of a wish lies ahead.</summary>
    private static bool IsWantedBefore(Section clause, int at) =>
        (clause.First("need") is { } wish && wish.End <= at && char.IsAscii(clause.Lower[wish.Start]))
        || clause.First("promise.their") is { } asked && asked.End <= at;   // 要我们周五下班前给白皮书

    /// <summary>补记周一的拜访: told later, of a day that is over.</summary>
    private static bool IsAddedLate(Section section, TextSpan time) =>
        section.First("log.late") is { } late
            && section.Clauses.Exists(clause => clause.Contains(late.Start) && clause.Contains(time.Start));

    /// <summary>no pickup call back mon: the day of what comes next.</summary>
    private static bool IsOfNext(Section section, int at) => section.All("step.again").Any(hit => at - hit.End is 0 or 1);

    /// <summary>想延期到11月中: until when they wish for something.</summary>
    private static bool IsWishedUntil(Section section, TextSpan time) => time.Start > 0 && section.Lower[time.Start - 1] is '到' or '至'
        && section.Clauses.Exists(
            clause => clause.Contains(time) && section.Within(clause).First("need") is { } wish && wish.End <= time.Start);

    /// <summary>约好周五来看样品: what was arranged lies ahead.</summary>
    private static bool IsArranged(Section section, TextSpan clause, TextSpan time) =>
        section.All("status.meeting_set").Any(hit => clause.Contains(hit.Span) && hit.End <= time.Start)
        // 谭姐说周一试机
        || (time.Start > 0 && section.Lower[time.Start - 1] == '说' && !section.Within(TextSpan.Between(time.End, clause.End)).Has("past"));
}
