using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Lists;

/// <summary>Which kind of record a list is of.</summary>
internal static class FindNoun
{
    /// <summary>What tells the kind of record where no noun is said. The first rule that fits decides.</summary>
    private static readonly (Predicate<Section> Fits, string Noun)[] Rules =
    [
        (DeskClosed, "ticket"),
        (AgentAsks, "ticket"),
        (IsOfQueue, "ticket"),
        (static section => section.Has("complaint.plural") || ClosedList.IsNamed(section) || ClosedList.IsAskedByTime(section), "ticket"),
        (static section => section.HasAny("stuck.ask", "sure.ones", "deals.held", "has.deals", "deal.first", "deal.late", "biggest.deal", "by.value"), "deal"),
        (static section => section.Has("waiting.ask"), "ticket"),
        (static section => section.Has("budget"), "lead"),
        (static section => section.HasCode(CodeKind.TicketType), "ticket"),
        (static section => section.HasCode(CodeKind.Source) || IsUntouched(section), "lead"),
        (IsOfDeals, "deal"),
    ];

    /// <summary>cust, lead, deal, contract or ticket: as said, else by what is asked about them (contract 9.15).</summary>
    public static string Of(Section section)
    {
        if (IsOfEnding(section)) return "contract";
        if (section.Has("won.biggest") || (section.Has("stuck.ask") && !section.Has("ticket.noun"))) return "deal";
        if (section.Has("ticket.new.asked")) return "ticket";
        var said = SaidNoun.Of(section);
        if ((said is "deal" && (IsCounted(section) || IsSheet(section))) || (said is "cust" && HaveComplained(section))) return "ticket";
        return said ?? Implied(section);
    }

    /// <summary>下个月到期的合同, what expires in June: an end, of nothing else that is named.</summary>
    private static bool IsOfEnding(Section section) => section.Has("find.end", static (section, hit) => !section.IsTime(hit.Span))
        && !section.Has("find.ticket") && (section.Has("find.contract") || !section.HasAny("find.lead", "find.deal"));

    /// <summary>投诉的客户.</summary>
    private static bool HaveComplained(Section section) => section.Has("trouble.complaint") && !section.Has("find.silent");

    /// <summary>No noun is said: what is asked about them tells it.</summary>
    private static string Implied(Section section)
    {
        foreach (var (fits, noun) in Rules)
        {
            if (fits(section)) return noun;
        }

        return "cust";
    }

    /// <summary>贺东今天关了几个, how many did i close today.</summary>
    private static bool DeskClosed(Section section) => section.Has("find.closed") && IsOfDesk(section);

    /// <summary>我手上的, 没人接的, 还开着什么: asked by the service desk.</summary>
    private static bool AgentAsks(Section section) => TicketWords.IsAgent(section)
        && section.HasAny("own.hands", "share.tickets", "find.unclaimed", "find.unclaimed.firm", "open.what");

    /// <summary>最急的, 积压了多少, 维修组还没处理的.</summary>
    private static bool IsOfQueue(Section section) => section.HasAny("urgent.most", "backlog")
        || (section.Has("find.open") && section.HasCode(CodeKind.Queue));

    /// <summary>没人跟的; for how long nobody was in touch is asked of customers.</summary>
    private static bool IsUntouched(Section section) =>
        section.Has("find.untouched") && !section.Times.Exists(static time => time.Amount is not null);

    /// <summary>Asked by or about somebody of the service desk.</summary>
    private static bool IsOfDesk(Section section) => TicketWords.IsAgent(section)
        || section.People.Exists(static person => person.Colleagues is [{ Role: "agent" }]);

    /// <summary>50万以上的, 下个月能签的, 跟西门子抢的, 丢的.</summary>
    private static bool IsOfDeals(Section section) => section.Amounts.Exists(static spot => !spot.Bare)
        || section.HasAny("find.close", "find.rival", "report.pipeline", "find.lost", "find.won", "did.close", "deal.block.firm")
        || StateWanted.IsExportOfWon(section) || StateWanted.IsLost(section);

    /// <summary>今天还有几单没处理, asked by the service desk, 维修组关了多少单: 单 without more is a ticket there (contract 6.4).</summary>
    private static bool IsCounted(Section section) => (IsOfDesk(section) || section.HasCode(CodeKind.Queue))
        && section.Has("watch.count") && !section.Has("find.deal", static (section, hit) => !IsSheetWord(section, hit));

    /// <summary>紧急的单子都列给我, 未关的单子: asked by the service desk of what only tickets are.</summary>
    private static bool IsSheet(Section section) => TicketWords.IsAgent(section)
        && !IsOfDeals(section) && !section.HasCode(CodeKind.Stage) && !section.Has("deals.word") && section.Has("find.deal", IsSheetWord);

    /// <summary>单子, 几单: the desk says so of tickets as well.</summary>
    private static bool IsSheetWord(Section section, CueHit hit) => section.Lower.AsSpan(hit.Start, hit.Length).Contains('单');
}
