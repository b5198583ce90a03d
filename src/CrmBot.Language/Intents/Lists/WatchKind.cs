using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Lists;

/// <summary>What is watched over. The first rule that fits decides.</summary>
internal static class WatchKind
{
    private static readonly (Predicate<Section> Fits, string Kind)[] Rules =
    [
        (static section => section.Has("touch.rate") && IsOfDesk(section), "sla_rate"),
        (static section => section.Has("touch.rate"), "first_contact"),
        (AsksForRate, "sla_rate"),
        (AsksForLoad, "load"),
        (static section => section.Has("watch.sign") && section.Has("watch.serve"), "post_sign"),
        (static section => section.HasAny("watch.first", "watch.first.name", "find.untouched"), "first_contact"),
        (static section => section.Has("watch.complaint") && section.HasAny("watch.loop", "watch.open"), "complaint_loop"),
        (static section => section.Has("watch.inquiry") && section.Has("watch.unanswered"), "unanswered"),
        (static section => section.Has("watch.risk") || RunsOut(section), "sla_risk"),
        (static section => section.Has("watch.breach"), "sla_breach"),
        (static section => section.Has("watch.unanswered"), "unanswered"),
    ];

    public static string? Of(Section section)
    {
        foreach (var (fits, kind) in Rules)
        {
            if (fits(section)) return kind;
        }

        return null;
    }

    /// <summary>客服的首次响应率, asked by an agent.</summary>
    private static bool IsOfDesk(Section section) => section.Has("desk.response") && TicketWords.IsAgent(section);

    private static bool AsksForRate(Section section) =>
        section.Has("watch.rate") && !(section.Has("watch.breach") && OnlyNamesSla(section));

    /// <summary>which queues breached our sla last week: of a rate only "sla last" speaks.</summary>
    private static bool OnlyNamesSla(Section section) =>
        section.All("watch.rate")
            .All(hit => section.Lower.AsSpan(hit.Start, hit.Length) is "sla this" or "sla last" or "our sla" or "sla so far" or "sla for");

    /// <summary>今天哪些单要到期, asked by an agent.</summary>
    private static bool RunsOut(Section section) => section.Has("find.end") && TicketWords.IsAgent(section);

    private static bool AsksForLoad(Section section) => (section.Has("watch.load") && section.Has("watch.count"))
        || section.Has("watch.busy") || CountsOf(section) || CountsOfEach(section) || WhoHasMost(section)
        || (section.Has("fares.how") && section.Has("desk.block"));   // 客服组今天怎么样

    /// <summary>每位客服手上几张工单: everybody of a team or of the desk, and words that count.</summary>
    private static bool CountsOfEach(Section section) => section.Has("watch.by.owner") && section.Has("watch.count")
        && (section.HasCode(CodeKind.Team) || section.Has("find.ticket"))
        && !section.HasAny("watch.breach", "watch.risk");

    /// <summary>谁工单最多.</summary>
    private static bool WhoHasMost(Section section) =>
        (section.Has("find.ticket") || (section.Has("find.deal") && TicketWords.IsAgent(section)))
        && section.Has("report.who") && section.Has("report.most");

    /// <summary>小邱现在多少单: an agent's name and words that count.</summary>
    private static bool CountsOf(Section section) => section.Has("watch.count") && section.HasAny("find.deal", "find.ticket")
        && section.Times.TrueForAll(static time => time.IsJustNow || time.Tendency == TimeTendency.Present)
        && !section.HasFamily("grade") && !section.HasAny("find.won", "find.lost")
        && section.People.Exists(static person => person.Colleagues is [{ Role: "agent" }, ..]);
}
