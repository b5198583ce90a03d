using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>改周四, 时间改4点, 每天八点: puts the time of an open preview right, in the slot it stands in.</summary>
internal static class PatchedTime
{
    private static readonly string[] Slots = ["next.at", "next.by", "at", "by", "close", "end", "start", "visit", "until", "revisit", "from"];
    private static readonly string[] PastSlots = ["log.at", "won.at"];

    public static void Set(JsonObject set, Section section, Frame preview)
    {
        if (section.Times.FirstOrDefault(time => !time.IsVague && !time.IsJustNow) is not { } time) return;
        if (preview.Intent == "log" && time.Tendency == TimeTendency.Past && time.AsPastDate() is { } day && day <= section.Today)
        {
            set["at"] = SlotForm.Of(day);   // it was yesterday: the contact, not the next step
            return;
        }

        if (PromiseFix.WithDay(preview, time, section.Today) is { } promises)
        {
            set["promises"] = promises;
            return;
        }

        if (time.IsRecurrence && time.AsRecurrence() is { Week: null } again && again.ToSlot() is { } every)   // 下周一三五 comes once
        {
            set["every"] = every;
            if (again.Time is { } clock) set["time"] = SlotForm.Of(clock);
        }
        else if ((preview.Has("every") || (preview.Intent == "digest" && preview.Has("time"))) && time.AsClock() is { } hour && !time.HasDay) set["time"] = SlotForm.Of(hour);
        else if (time.IsDuration && preview.Has("term")) set["term"] = time.AsDuration();
        else if (Target(preview) is { } slot && NewValue(section, preview, slot, time) is { } value) set[slot] = value;
    }

    /// <summary>The slot that a time corrects; null when the preview has none.</summary>
    public static string? Target(Frame preview) =>
        Array.Find(Slots, slot => Old(preview, slot) is not null) ?? preview.Intent switch { "remind" or "rem_upd" => "at", "log" => "next.at", "deal_upd" => "close", _ => null };

    /// <summary>What the preview shows in a slot, also in one of an object (next.at).</summary>
    public static string? Old(Frame preview, string slot)
    {
        var dot = slot.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? preview.Text(slot) : preview.Object(slot[..dot])?[slot[(dot + 1)..]]?.ToString();
    }

    private static string? NewValue(Section section, Frame preview, string slot, TimeMention time)
    {
        var old = Old(preview, slot);
        if (PastSlots.Contains($"{preview.Intent}.{slot}")) return time.AsPastDate() is { } past && past <= section.Today ? SlotForm.Of(past) : null;
        if (old is not null && DateTime.TryParse(old, CultureInfo.InvariantCulture, out var said) && ShiftedTime.Of(section, time, said) is { } shifted)
            return old.Length > 10 ? SlotForm.Of(shifted) : SlotForm.Of(DateOnly.FromDateTime(shifted));
        if (old is not null && DateTime.TryParseExact(old, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
            return (WithClock(section, time, (LaterWeek.WasSaid(section) ? time.InWeekOf(moment) : null) ?? time.Correct(moment)) ?? (time.IsPeriod && time.AsPeriod(TimeView.Ahead)?.From is { } first ? first.ToDateTime(TimeOnly.FromDateTime(moment)) : null)) is { } corrected
                ? SlotForm.Of(corrected)
                : null;
        if (slot is "by" or "next.by") return time.AsDeadline()?.ToString();
        if (old is null && slot == "close") return time.AsDate() is { } signing ? SlotForm.Of(signing) : null;
        if (old is null && slot is "at" or "next.at" && LaterWeek.Point(section) is { } later) return SlotForm.Of(later);
        if (old is null || slot is "at" or "next.at" or "visit") return time.AsPointAhead(true) is { } point ? SlotForm.Of(point) : null;
        return time.AsDate() is { } date ? SlotForm.Of(date) : null;
    }

    /// <summary>还是礼拜二吧 下午两点: the day stands in one clause, the hour in the next.</summary>
    private static DateTime? WithClock(Section section, TimeMention day, DateTime? corrected) => corrected is { } at && day is { HasDay: true, HasClock: false, HasPartOfDay: false }
        && section.Times.Find(time => time.Span.Start > day.Span.Start && time is { HasDay: false, HasClock: true })?.AsClock() is { } clock ? at.Date + clock.ToTimeSpan() : corrected;
}
