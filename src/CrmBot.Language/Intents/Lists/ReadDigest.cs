using System.Text.Json.Nodes;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Lists;

/// <summary>Scheduled summaries: when they come, to whom, with what in them; or one of them right now.</summary>
internal sealed class ReadDigest : IntentReader
{
    private static readonly string[] Weekdays = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    public override string Intent => "digest";

    public override IEnumerable<Frame> Read(Section section)
    {
        var draft = new FrameDraft(Intent);
        if (Unnamed(section) is { } unnamed)
        {
            yield return unnamed;
            yield break;
        }

        var blocks = Blocks(section);
        var hasDesk = section.Has("desk.block");
        var act = Act(section, blocks.Count > 0 || hasDesk);
        if (Mood.IsQuestion(section) && (act != "now" || (section.Times.Count == 0 && !section.Has("digest.now")))) yield break;
        draft.Set("act", act).Set("kind", section.Has("digest.weekly") || IsOnOneDay(section) ? "weekly" : section.Has("digest.monthly") ? "monthly" : act is "add" or "remove" && section.Has("digest.it") && !section.Has("digest.daily") ? null : "daily");
        switch (draft.Text("act"))
        {
            case "set":
                SetSchedule(draft, section);
                break;
            case "now":
                draft.Set("date", SlotForm.Of(Day(section)));
                if (IsWhere(section)) SetReceiver(draft, section);
                if (section.HasCode(CodeKind.Team) || Owners.Colleagues(section).Any() || section.Has("our.team")) SetFilter(draft, section);
                break;
            case "add" or "remove":
                if (blocks.Count == 1) draft.Set("block", blocks[0]);
                else if (blocks.Count > 1) draft.SetList("block", blocks);
                else if (!hasDesk) draft.Ask("block");
                if (hasDesk) draft.Set(Frame.Block, "desk");
                if (section.Has("digest.only") || section.Codes.Exists(code => code.Kind == CodeKind.Team && !IsDesk(section, code.Span))) SetFilter(draft, section);
                break;
            default:
                if (IsWhere(section)) SetReceiver(draft, section);   // 管理群的日报别发了
                break;
        }

        yield return draft.Build();
    }

    /// <summary>今天汇总一下，下班发我: a summary that is not called a digest is shown as it is now; 把全月的也发一份 comes at the end of each month.</summary>
    private static Frame? Unnamed(Section section)
    {
        if (section.Has("digest.word")) return null;
        if (section.Has("sum.up")) return new FrameDraft("digest").Set("act", "now").Set("kind", "daily").Set("date", SlotForm.Of(section.Today)).Build();
        return section.Has("whole.month") ? new FrameDraft("digest").Set("act", "set").Set("kind", "monthly").Set("day", "last").Build() : null;
    }

    /// <summary>日报里加上客服: the desk's numbers and not those of its team alone.</summary>
    private static bool IsDesk(Section section, Text.TextSpan team) => section.All("desk.block").Any(hit => hit.Span.Contains(team));

    private static string Act(Section section, bool hasBlock)
    {
        if (section.Has("digest.workday") || section.Has("digest.allday") || IsWeekendOff(section)) return "set";
        if ((Mood.Forbids(section) || section.Has("digest.off")) && IsWhere(section) && !section.Times.Exists(static time => time.HasClock)) return "off";   // do not send the digest to #deals
        if (hasBlock && section.Has("digest.remove")) return "remove";
        if (IsWhere(section) && IsOfAPeriod(section)) return "now";
        var scheduled = IsScheduled(section);
        if (!scheduled && section.Has("digest.once")) return "now";   // 这周周报发我一份
        if (hasBlock && section.Has("digest.add") && (!scheduled || (section.Has("digest.only") && section.Times.Count == 0))) return "add";
        if (section.Has("digest.off") && !scheduled) return section.Has("digest.me.only") ? "set" : "off";
        if (!scheduled && (section.Has("digest.now") || IsOfADay(section))) return "now";
        return scheduled || section.Has("digest.set") ? "set" : "now";
    }

    /// <summary>"send me yesterday's digest": one that exists already.</summary>
    private static bool IsOfADay(Section section) =>
        section.Times.Exists(time => !time.IsRecurrence && time.AsPastDate() is { } day && day <= section.Today && (day < section.Today || section.Has("digest.me")));

    /// <summary>这周的周报发老板群: one that there is already, and no hour.</summary>
    private static bool IsOfAPeriod(Section section) =>
        section.Times.Exists(time => !time.IsRecurrence && time.Mark == TimeMark.None && time.Tendency is TimeTendency.Past or TimeTendency.Present
            && (time.IsPeriod || time.AsPastDate() is not null))
        && !section.Times.Exists(static time => time.HasClock || time.HasPartOfDay || (time.IsRecurrence && time.Weekday is not null));

    /// <summary>周末的日报不用发: only the ones of the weekend are off.</summary>
    private static bool IsWeekendOff(Section section) => section.Has("weekend") && section.Has("digest.off");

    /// <summary>An hour, a day of the week that comes back, or a place where it goes.</summary>
    private static bool IsScheduled(Section section)
    {
        if (section.Has("digest.only") || (IsWhere(section) && section.Has("digest.set"))) return true;
        foreach (var time in section.Times)
        {
            if (time.IsRecurrence && time.MonthDayNumber is not null) return true;   // 月报每月1号发我一份
            if (time.AsClock() is not null || (time.Weekday is not null && section.Has("digest.set"))) return true;
        }

        return section.Has("digest.set") && !section.Has("digest.now") && (section.Has("digest.last") || section.Has("digest.first"));
    }

    private static bool IsWhere(Section section)
    {
        foreach (var code in section.Codes)
        {
            if (code.Kind == CodeKind.Group) return true;
        }

        return false;
    }

    private static void SetSchedule(FrameDraft draft, Section section)
    {
        foreach (var time in section.Times)
        {
            if (time.AsClock() is not { } clock) continue;
            draft.Set("time", SlotForm.Of(clock));
            break;
        }

        SetDay(draft, section);
        draft.Set("days", section.Has("digest.allday") ? "all" : section.Has("digest.workday") || IsWeekendOff(section) ? "workday" : null);
        SetReceiver(draft, section);
        if (section.Has("digest.only")) SetFilter(draft, section);
    }

    private static void SetDay(FrameDraft draft, Section section)
    {
        if (draft.Text("kind") == "monthly" && section.Has("digest.last")) draft.Set("day", "last");
        else if (draft.Text("kind") == "monthly" && section.Has("digest.first")) draft.Set("day", JsonValue.Create(1));
        foreach (var time in section.Times)
        {
            if (draft.Has("day")) return;
            if (draft.Text("kind") == "weekly" && time.Weekday is { } day) draft.Set("day", Weekdays[(int)day]);
            else if (draft.Text("kind") == "monthly" && time.MonthDayNumber is { } number) draft.Set("day", JsonValue.Create(number));
        }
    }

    private static void SetReceiver(FrameDraft draft, Section section)
    {
        foreach (var code in section.Codes)
        {
            if (code.Kind == CodeKind.Group) draft.Set("to", code.Code);
        }

        if (!draft.Has("to") && section.Has("digest.me")) draft.Set("to", "me");
    }

    private static void SetFilter(FrameDraft draft, Section section)
    {
        var filter = new JsonObject();
        if (section.FirstOf("grade") is { } grade) filter["grade"] = grade.Leaf.ToUpperInvariant();
        foreach (var code in section.Codes)
        {
            if (code.Kind == CodeKind.Region) filter["region"] = code.Code;
            else if (code.Kind == CodeKind.Team) filter["team"] = code.Code;
        }

        foreach (var person in section.People)
        {
            if (person.Colleagues.Count == 1) filter["owner"] = person.Colleagues[0].Name == section.Utterance.Speaker ? "me" : person.Colleagues[0].Name;
        }

        if (section.Has("our.team") && filter.Count == 0) filter["team"] = "team";
        if (filter.Count > 0) draft.Set("filter", filter);
    }

    private static List<string> Blocks(Section section)
    {
        var blocks = new List<string>();
        foreach (var hit in section.Cues)
        {
            if (hit.IsOf("block") && !blocks.Contains(hit.Leaf)) blocks.Add(hit.Leaf);
        }

        return blocks;
    }

    private static DateOnly Day(Section section)
    {
        foreach (var time in section.Times)
        {
            if (time.IsPeriod && time.AsPeriod(TimeView.Behind)?.To is { } last && last <= section.Today) return last;
            if (time.AsPastDate() is { } day && day <= section.Today) return day;
        }

        return section.Today;
    }

    /// <summary>send me the numbers every friday: once a week, though nobody says so.</summary>
    private static bool IsOnOneDay(Section section) => !section.Has("digest.daily") && !section.Has("digest.monthly")
        && section.Times.Exists(static time => time is { IsRecurrence: true, Weekday: not null });
}
