using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Lists;

/// <summary>What is done with a digest: set, shown now, filled, emptied or put off. The first rule that fits decides.</summary>
internal static class DigestAct
{
    public static string Of(Section section, bool hasBlock)
    {
        if (section.HasAny("digest.workday", "digest.allday") || IsWeekendOff(section)) return "set";
        if (IsPlaceOff(section)) return "off";
        if (hasBlock && section.Has("digest.remove")) return "remove";
        if (DigestSchedule.NamesPlace(section) && IsOfAPeriod(section)) return "now";
        return IsScheduled(section) ? Scheduled(section, hasBlock) : Unscheduled(section, hasBlock);
    }

    /// <summary>日报加上丢单，只看华东 adds, as no time stands with it; anything else is set.</summary>
    private static string Scheduled(Section section, bool hasBlock) =>
        hasBlock && section.Has("digest.add") && section.Has("digest.only") && section.Times.Count == 0 ? "add" : "set";

    private static string Unscheduled(Section section, bool hasBlock)
    {
        if (section.Has("digest.once")) return "now";   // 这周周报发我一份
        if (hasBlock && section.Has("digest.add")) return "add";
        if (section.Has("digest.off")) return section.Has("digest.me.only") ? "set" : "off";
        return section.Has("digest.set") && !section.Has("digest.now") && !IsOfADay(section) ? "set" : "now";
    }

    /// <summary>周末的日报不用发: only the ones of the weekend are off.</summary>
    public static bool IsWeekendOff(Section section) => section.Has("weekend") && section.Has("digest.off");

    /// <summary>do not send the digest to #deals.</summary>
    private static bool IsPlaceOff(Section section) => (Mood.Forbids(section) || section.Has("digest.off"))
        && DigestSchedule.NamesPlace(section) && !section.Times.Exists(static time => time.HasClock);

    /// <summary>"send me yesterday's digest": one that exists already.</summary>
    private static bool IsOfADay(Section section)
    {
        foreach (var time in section.Times)
        {
            if (time.IsRecurrence || time.AsPastDate() is not { } day || day > section.Today) continue;
            if (day < section.Today || section.Has("digest.me")) return true;
        }

        return false;
    }

    /// <summary>这周的周报发老板群: one that there is already, and no hour.</summary>
    private static bool IsOfAPeriod(Section section) => section.Times.Exists(IsNowOrOver) && !section.Times.Exists(IsRegular);

    private static bool IsNowOrOver(TimeMention time) => !time.IsRecurrence && time.Mark == TimeMark.None
        && time.Tendency is TimeTendency.Past or TimeTendency.Present && (time.IsPeriod || time.AsPastDate() is not null);

    private static bool IsRegular(TimeMention time) =>
        time.HasClock || time.HasPartOfDay || (time.IsRecurrence && time.Weekday is not null);

    /// <summary>An hour, a day of the week that comes back, or a place where it goes.</summary>
    private static bool IsScheduled(Section section)
    {
        if (section.Has("digest.only") || (DigestSchedule.NamesPlace(section) && section.Has("digest.set"))) return true;
        foreach (var time in section.Times)
        {
            if (time.IsRecurrence && time.MonthDayNumber is not null) return true;   // 月报每月1号发我一份
            if (time.AsClock() is not null || (time.Weekday is not null && section.Has("digest.set"))) return true;
        }

        return section.Has("digest.set") && !section.Has("digest.now") && section.HasAny("digest.last", "digest.first");
    }
}
