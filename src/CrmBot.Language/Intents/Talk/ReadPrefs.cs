using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Talk;

/// <summary>Own notification settings: quiet hours, muted kinds, language.</summary>
internal sealed class ReadPrefs : IntentReader
{
    private static readonly string[] Kinds = ["deal", "ticket", "lead", "digest", "survey", "reminder"];

    public override string Intent => "prefs";

    public override IEnumerable<Frame> Read(Section section)
    {
        var draft = new FrameDraft(Intent);
        if (Language(section) is { } language) draft.Set("lang", language);
        if (!draft.Has("lang")) SetNotices(draft, section);
        yield return draft.Build();
    }

    /// <summary>英文的我看不懂，切中文: of two languages the one behind the verb is wanted, else English as ever; null when none is named.</summary>
    private static string? Language(Section section)
    {
        if (!section.Has("lang.en")) return section.Has("lang.zh") ? "zh" : null;
        return IsWanted(section, "lang.zh") && !IsWanted(section, "lang.en") ? "zh" : "en";
    }

    private static bool IsWanted(Section section, string language) =>
        section.All(language).Any(named => section.Cues.Exists(verb => verb.Is("lang.to") && named.Start - verb.End is 0 or 1));

    private static void SetNotices(FrameDraft draft, Section section)
    {
        var kind = Array.Find(Kinds, name => section.Has("notice." + name)) ?? "all";
        if (section.Has("unmute.word")) draft.Set("unmute", kind);
        else if (section.Has("mute.word") && !(kind == "all" && HasQuietHours(section)) && !IsEveryWeekend(section))
            draft.Set("mute", kind);
        else if (!SetQuiet(draft, section)) draft.Set("mute", kind);
        if (draft.Has("mute") && Until(section) is { } until) draft.Set("until", until);
    }

    private static bool HasQuietHours(Section section) =>
        section.Has("weekend") || QuietOnce.Find(section) is not null || Daily(section) is not null;

    /// <summary>turn off reminders at the weekend: each of them; for this weekend is once.</summary>
    private static bool IsEveryWeekend(Section section) => section.First("weekend") is { } weekend
        && !Nearby.Words("weekend.once").Ends(section.Lower.AsSpan(0, weekend.Start).TrimEnd());

    private static (TimeOnly From, TimeOnly To)? Daily(Section section) => LateHour.Find(section) ??
        section.Times.Select(time => time.AsQuietHours() ?? time.AsDailyQuiet(MarkBehind(section, time)))
            .FirstOrDefault(hours => hours is not null) ?? BareHours.Find(section);

    private static TimeMark MarkBehind(Section section, TimeMention time)
    {
        var rest = section.Lower.AsSpan(time.Span.End).TrimStart("以之");
        return rest.StartsWith("前") ? TimeMark.Before : rest.StartsWith("后") ? TimeMark.Since : TimeMark.None;
    }

    private static bool SetQuiet(FrameDraft draft, Section section)
    {
        if (section.Has("weekend"))
        {
            draft.SetList("quiet_days", ["SA", "SU"]);
            return true;
        }

        if (QuietOnce.Find(section) is { } once)
        {
            draft.Set("quiet", new JsonArray(SlotForm.Of(once.From), SlotForm.Of(once.To)));
            draft.Set("until", SlotForm.Of(once.On));
            return true;
        }

        if (Daily(section) is not { } quiet) return false;
        draft.Set("quiet", new JsonArray(SlotForm.Of(quiet.From), SlotForm.Of(quiet.To)));
        return true;
    }

    /// <summary>The last day of the period said, or the day until which it holds.</summary>
    private static string? Until(Section section) =>
        section.Times.Select(time => Long(section, time) ?? UntilOf(time)).FirstOrDefault(until => until is not null)
            ?? (QuietOnce.Find(section) is { } once ? SlotForm.Of(once.On) : null);

    /// <summary>静音一周: so long from today.</summary>
    private static string? Long(Section section, TimeMention time) =>
        time is { IsDuration: true, Amount: { IsElapsed: false, Workdays: false } amount }
            && amount.Move(section.Today, 1, WorkCalendar.Plain) is { } day
        ? SlotForm.Of(day)
        : null;

    private static string? UntilOf(TimeMention time)
    {
        var last = time.IsPeriod ? time.AsPeriod(TimeView.Ahead)?.To : time.AsDate();
        return last is { } day ? SlotForm.Of(day) : null;
    }
}
