using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Lists;

/// <summary>Scheduled summaries: when they come, to whom, with what in them; or one of them right now.</summary>
internal sealed class ReadDigest : IntentReader
{
    public override string Intent => "digest";

    public override IEnumerable<Frame> Read(Section section)
    {
        if (Unnamed(section) is { } unnamed) return [unnamed];
        var blocks = Blocks(section);
        var hasDesk = section.Has("desk.block");
        var act = DigestAct.Of(section, blocks.Count > 0 || hasDesk);
        if (IsOnlyAsked(section, act)) return [];
        var draft = new FrameDraft(Intent).Set("act", act).Set("kind", Kind(section, act));
        switch (act)
        {
            case "set":
                DigestSchedule.Set(draft, section);
                break;
            case "now":
                SetNow(draft, section);
                break;
            case "add" or "remove":
                SetBlocks(draft, section, blocks, hasDesk);
                break;
            default:
                if (DigestSchedule.NamesPlace(section)) DigestSchedule.SetReceiver(draft, section);   // 管理群的日报别发了
                break;
        }

        return [draft.Build()];
    }

    /// <summary>
    /// 今天汇总一下，下班发我: a summary that is not called a digest is shown as it is now; 把全月的也发一份 comes at the end of each month.
    /// </summary>
    private static Frame? Unnamed(Section section)
    {
        if (section.Has("digest.word")) return null;
        if (section.Has("sum.up"))
            return new FrameDraft("digest").Set("act", "now").Set("kind", "daily").Set("date", SlotForm.Of(section.Today)).Build();
        return section.Has("whole.month")
            ? new FrameDraft("digest").Set("act", "set").Set("kind", "monthly").Set("day", "last").Build() : null;
    }

    /// <summary>日报几点发: a question changes nothing, and shows one only where that is what is asked for.</summary>
    private static bool IsOnlyAsked(Section section, string act) =>
        Mood.IsQuestion(section) && (act != "now" || (section.Times.Count == 0 && !section.Has("digest.now")));

    /// <summary>daily, weekly or monthly; null where one is changed that was spoken of before (再加上丢单).</summary>
    private static string? Kind(Section section, string act)
    {
        if (section.Has("digest.weekly") || IsOnOneDay(section)) return "weekly";
        if (section.Has("digest.monthly")) return "monthly";
        return act is "add" or "remove" && section.Has("digest.it") && !section.Has("digest.daily") ? null : "daily";
    }

    /// <summary>send me the numbers every friday: once a week, though nobody says so.</summary>
    private static bool IsOnOneDay(Section section) => !section.HasAny("digest.daily", "digest.monthly")
        && section.Times.Exists(static time => time is { IsRecurrence: true, Weekday: not null });

    private static void SetNow(FrameDraft draft, Section section)
    {
        draft.Set("date", SlotForm.Of(Day(section)));
        if (DigestSchedule.NamesPlace(section)) DigestSchedule.SetReceiver(draft, section);
        if (section.HasCode(CodeKind.Team) || Owners.Colleagues(section).Any() || section.Has("our.team")) DigestFilter.Set(draft, section);
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

    private static void SetBlocks(FrameDraft draft, Section section, List<string> blocks, bool hasDesk)
    {
        if (blocks.Count == 1) draft.Set("block", blocks[0]);
        else if (blocks.Count > 1) draft.SetList("block", blocks);
        else if (!hasDesk) draft.Ask("block");
        if (hasDesk) draft.Set(Frame.Block, "desk");
        if (section.Has("digest.only") || section.Codes.Exists(code => code.Kind == CodeKind.Team && !IsDesk(section, code.Span)))
            DigestFilter.Set(draft, section);
    }

    /// <summary>日报里加上客服: the desk's numbers and not those of its team alone.</summary>
    private static bool IsDesk(Section section, TextSpan team) => section.Has("desk.block", (_, hit) => hit.Span.Contains(team));

    private static List<string> Blocks(Section section)
    {
        var blocks = new List<string>();
        foreach (var hit in section.Cues)
        {
            if (hit.IsOf("block") && !blocks.Contains(hit.Leaf)) blocks.Add(hit.Leaf);
        }

        return blocks;
    }
}
