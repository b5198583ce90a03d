using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>改周四, 时间改4点, 每天八点: puts the time of an open preview right, in the slot it stands in.</summary>
internal static class PatchedTime
{
    private static readonly string[] Slots = ["next.at", "next.by", "at", "by", "close", "end", "start", "visit", "until", "revisit",
        "from"];
    private static readonly string[] PastSlots = ["log.at", "won.at"];

    /// <summary>2026-11-30; what is longer has an hour.</summary>
    private const int DateLength = 10;

    public static void Set(JsonObject set, Section section, Frame preview)
    {
        if (section.Times.Find(static time => !time.IsVague && !time.IsJustNow) is not { } time) return;
        if (ContactDay(section, preview, time) is { } day) set["at"] = SlotForm.Of(day);
        else if (PromiseFix.WithDay(preview, time, section.Today) is { } promises) set["promises"] = promises;
        else if (!SetRhythm(set, preview, time)) SetPoint(set, section, preview, time);
    }

    /// <summary>改7点, where the hour alone is said and looks like no time by itself.</summary>
    public static void SetBareHour(JsonObject set, Section section, Frame preview)
    {
        if (Target(preview) is { } slot && BareHourFix.NewValue(section, Old(preview, slot)) is { } hour) set[slot] = hour;
    }

    /// <summary>What the preview shows in a slot, also in one of an object (next.at).</summary>
    private static string? Old(Frame preview, string slot)
    {
        var dot = slot.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? preview.Text(slot) : preview.Object(slot[..dot])?[slot[(dot + 1)..]]?.ToString();
    }

    /// <summary>The slot that a time corrects; null when the preview has none.</summary>
    private static string? Target(Frame preview) => Array.Find(Slots, slot => Old(preview, slot) is not null) ?? preview.Intent switch
    {
        "remind" or "rem_upd" => "at",
        "log" => "next.at",
        "deal_upd" => "close",
        _ => null,
    };

    /// <summary>it was yesterday: the contact, not the next step.</summary>
    private static DateOnly? ContactDay(Section section, Frame preview, TimeMention time) => preview.Intent == "log"
        && time.Tendency == TimeTendency.Past && time.AsPastDate() is { } day && day <= section.Today ? day : null;

    /// <summary>每周三八点, 改八点 of what comes every day; 下周一三五 comes once.</summary>
    private static bool SetRhythm(JsonObject set, Frame preview, TimeMention time)
    {
        if (time.IsRecurrence && time.AsRecurrence() is { Week: null } again && again.ToSlot() is { } every)
        {
            set["every"] = every;
            if (again.Time is { } clock) set["time"] = SlotForm.Of(clock);
            return true;
        }

        if (!ComesAgain(preview) || time.HasDay || time.AsClock() is not { } hour) return false;
        set["time"] = SlotForm.Of(hour);
        return true;
    }

    private static bool ComesAgain(Frame preview) => preview.Has("every") || (preview.Intent == "digest" && preview.Has("time"));

    private static void SetPoint(JsonObject set, Section section, Frame preview, TimeMention time)
    {
        if (time.IsDuration && preview.Has("term")) set["term"] = time.AsDuration();
        else if ((IsNextStep(section, preview, time) ? "next.at" : Target(preview)) is { } slot
            && NewValue(section, preview, slot, time) is { } value) set[slot] = value;
    }

    /// <summary>nah make it friday, behind a call that shows no next step: nobody makes a call another day that has been.</summary>
    private static bool IsNextStep(Section section, Frame preview, TimeMention time) => preview.Intent == "log" && !preview.Has("next")
        && Nearby.Words("next.made").Ends(section.Lower.AsSpan(0, time.Span.Start).TrimEnd());

    private static string? NewValue(Section section, Frame preview, string slot, TimeMention time)
    {
        if (Array.IndexOf(PastSlots, $"{preview.Intent}.{slot}") >= 0)
            return time.AsPastDate() is { } past && past <= section.Today ? SlotForm.Of(past) : null;
        return Old(preview, slot) is { } old ? Changed(section, slot, old, time) : New(section, slot, time);
    }

    /// <summary>The old value moved (推后两天), put right (the hour of a day, the day of an hour), or another in its place.</summary>
    private static string? Changed(Section section, string slot, string old, TimeMention time)
    {
        if (DateTime.TryParse(old, CultureInfo.InvariantCulture, out var said) && ShiftedTime.Of(section, time, said) is { } shifted)
            return old.Length > DateLength ? SlotForm.Of(shifted) : SlotForm.Of(DateOnly.FromDateTime(shifted));
        if (DateTime.TryParseExact(old, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
            return Corrected(section, time, moment) is { } corrected ? SlotForm.Of(corrected) : null;
        return slot switch
        {
            "by" or "next.by" => time.AsDeadline()?.ToString(),
            "at" or "next.at" or "visit" => Ahead(time),
            _ => Day(time),
        };
    }

    private static DateTime? Corrected(Section section, TimeMention time, DateTime moment) =>
        WithClock(section, time, (LaterWeek.WasSaid(section) ? time.InWeekOf(moment) : null) ?? time.Correct(moment))
            ?? FirstOf(time, moment);

    /// <summary>下周: its first day, at the old hour.</summary>
    private static DateTime? FirstOf(TimeMention time, DateTime moment) =>
        time.IsPeriod && time.AsPeriod(TimeView.Ahead)?.From is { } first ? first.ToDateTime(TimeOnly.FromDateTime(moment)) : null;

    private static string? New(Section section, string slot, TimeMention time) => slot switch
    {
        "by" or "next.by" => time.AsDeadline()?.ToString(),
        "close" => Day(time),
        "at" or "next.at" when LaterWeek.Point(section) is { } later => SlotForm.Of(later),
        _ => Ahead(time),
    };

    private static string? Ahead(TimeMention time) => time.AsPointAhead(true) is { } point ? SlotForm.Of(point) : null;

    private static string? Day(TimeMention time) => time.AsDate() is { } date ? SlotForm.Of(date) : null;

    /// <summary>还是礼拜二吧 下午两点: the day stands in one clause, the hour in the next.</summary>
    private static DateTime? WithClock(Section section, TimeMention day, DateTime? corrected)
    {
        if (corrected is not { } at || day is not { HasDay: true, HasClock: false, HasPartOfDay: false }) return corrected;
        var hour = section.Times.Find(time => time.Span.Start > day.Span.Start && time is { HasDay: false, HasClock: true });
        return hour?.AsClock() is { } clock ? at.Date + clock.ToTimeSpan() : corrected;
    }
}
