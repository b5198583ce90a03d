using System.Text.Json.Nodes;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Lists;

/// <summary>When a digest comes, and where it goes: 周报改周五五点发, 每月1号发老板群.</summary>
internal static class DigestSchedule
{
    private static readonly string[] Weekdays = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    public static void Set(FrameDraft draft, Section section)
    {
        SetHour(draft, section);
        SetDay(draft, section);
        draft.Set("days", Days(section));
        SetReceiver(draft, section);
        if (section.Has("digest.only")) DigestFilter.Set(draft, section);
    }

    /// <summary>发老板群, to #deals.</summary>
    public static bool NamesPlace(Section section) => section.HasCode(CodeKind.Group);

    public static void SetReceiver(FrameDraft draft, Section section)
    {
        foreach (var code in section.Codes)
        {
            if (code.Kind == CodeKind.Group) draft.Set("to", code.Code);
        }

        if (!draft.Has("to") && section.Has("digest.me")) draft.Set("to", "me");
    }

    private static void SetHour(FrameDraft draft, Section section)
    {
        foreach (var time in section.Times)
        {
            if (time.AsClock() is not { } clock) continue;
            draft.Set("time", SlotForm.Of(clock));
            return;
        }
    }

    private static string? Days(Section section) => section.Has("digest.allday") ? "all"
        : section.Has("digest.workday") || DigestAct.IsWeekendOff(section) ? "workday" : null;

    private static void SetDay(FrameDraft draft, Section section)
    {
        switch (draft.Text("kind"))
        {
            case "weekly":
                SetWeekday(draft, section);
                break;
            case "monthly":
                SetDayOfMonth(draft, section);
                break;
            default:
                break;
        }
    }

    private static void SetWeekday(FrameDraft draft, Section section)
    {
        foreach (var time in section.Times)
        {
            if (time.Weekday is not { } day) continue;
            draft.Set("day", Weekdays[(int)day]);
            return;
        }
    }

    /// <summary>月底, 每月1号, 15号.</summary>
    private static void SetDayOfMonth(FrameDraft draft, Section section)
    {
        if (section.Has("digest.last")) draft.Set("day", "last");
        else if (section.Has("digest.first")) draft.Set("day", JsonValue.Create(1));
        else if (section.Times.Find(static time => time.MonthDayNumber is not null)?.MonthDayNumber is { } number)
            draft.Set("day", JsonValue.Create(number));
    }
}
