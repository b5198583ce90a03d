using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Leads;

/// <summary>From when and until when somebody is away, and a colleague looks after the customers.</summary>
internal static class AbsenceDays
{
    public static void Set(FrameDraft draft, Section section)
    {
        if (SetWeekUntil(draft, section) || SetDaysFrom(draft, section)) return;
        if (FromTo(section) is { } days && SetDays(draft, days.First.AsDate(), days.Last.AsDate(), section.Today)) return;
        var named = section.Times.Find(static time => time is { IsVague: false, Until: not null })
            ?? section.Times.Find(static time => !time.IsVague);
        if (named is null || !SetWeekdays(draft, section, named)) SetUntil(draft, section, named);
    }

    /// <summary>我请三天假，下周一开始: so many days from the one that is named.</summary>
    private static bool SetDaysFrom(FrameDraft draft, Section section)
    {
        if (section.Times.FindAll(static time => !time.IsVague) is not { Count: 2 } both
            || both.Find(static time => time is { IsDuration: true, Amount: { IsElapsed: false, Workdays: false } }) is not { } length
            || both.Find(static time => time is { IsDuration: false, Until: null, HasDay: true }) is not { } first
            || IsBehindTo(section, first) || first.Mark is TimeMark.Until or TimeMark.Before
            || first.AsDate() is not { } from || length.Amount?.Move(from, 1, WorkCalendar.Plain) is not { } back) return false;
        return SetDays(draft, from, back.AddDays(-1), section.Today);
    }

    /// <summary>明天下午开始请假到周四: the first day and the last stand apart.</summary>
    private static (TimeMention First, TimeMention Last)? FromTo(Section section) =>
        section.Times.FindAll(static time => time is { IsVague: false, HasDay: true }) is [var first, var last] && first.Until is null
        && (IsBehindTo(section, last) || (section.Has("own.leave") && AreJoined(section, first, last)))
            ? (first, last)
            : null;

    /// <summary>off on Wednesday and Thursday.</summary>
    private static bool AreJoined(Section section, TimeMention first, TimeMention last) =>
        section.Lower.AsSpan(first.Span.End, last.Span.Start - first.Span.End).Trim() is "and" or "&" or "+";

    private static bool IsBehindTo(Section section, TimeMention time) => section.Lower[Math.Max(0, time.Span.Start - 1)] is '到' or '至';

    /// <summary>这周休假，…代管到周五: the week that runs ends on the day that is named, and what is past of it does not count.</summary>
    private static bool SetWeekUntil(FrameDraft draft, Section section)
    {
        if (section.Times.FindAll(static time => !time.IsVague) is not [{ IsPeriod: true } week, { HasDay: true } last]
            || !IsBehindTo(section, last)) return false;
        if (week.AsPeriod(TimeView.Ahead) is not { From: { } from, To: { } to } || last.AsDate() is not { } until || until > to)
            return false;
        if (until < from || until < section.Today) return false;
        return SetDays(draft, from < section.Today ? section.Today : from, until, section.Today);
    }

    private static bool SetDays(FrameDraft draft, DateOnly? first, DateOnly? last, DateOnly today)
    {
        if (first is not { } from || last is not { } until || until < from || from < today) return false;
        draft.Set("from", SlotForm.Of(from)).Set("until", SlotForm.Of(until));
        return true;
    }

    /// <summary>周三周四我请假: the next of the days, up to the last of them.</summary>
    private static bool SetWeekdays(FrameDraft draft, Section section, TimeMention time)
    {
        if (!time.IsRecurrence || time.AsRecurrence() is not { Weekdays: { Count: > 1 } days, Week: null, Step.Weeks: <= 1 }) return false;
        var first = NextOf(section.Today, days[0]);
        draft.Set("from", SlotForm.Of(first)).Set("until", SlotForm.Of(NextOf(first, days[^1])));
        return true;
    }

    private static DateOnly NextOf(DateOnly behind, DayOfWeek day) => behind.AddDays(((int)day - (int)behind.DayOfWeek + 6) % 7 + 1);

    /// <summary>An end only, or a stretch of days.</summary>
    private static void SetUntil(FrameDraft draft, Section section, TimeMention? time)
    {
        if (time is not null && End(section, time) is { } end) draft.Set("until", SlotForm.Of(end));
        else TimeSlots.SetPeriod(draft, "from", "until", time, TimeView.Ahead);
    }

    private static DateOnly? End(Section section, TimeMention time)
    {
        if (time is { IsDuration: true, Amount: { IsElapsed: false, Workdays: false } amount }
            && amount.Move(section.Today, 1, WorkCalendar.Plain) is { } back)
            return back;   // 请假一周
        var isEnd = section.Lower[Math.Max(0, time.Span.Start - 1)] == '到';
        if (isEnd && time is { IsPeriod: true, Until: null } && time.AsPeriod(TimeView.Ahead)?.To is { } last) return last;   // 休到明年三月
        if (isEnd && !time.IsPeriod && time.AsDate() is { } until) return until;   // 休到9月30
        return time.Mark is TimeMark.Until or TimeMark.Before ? time.AsDate() : null;   // until Aug 1
    }
}
