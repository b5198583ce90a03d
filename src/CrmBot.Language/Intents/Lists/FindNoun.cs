using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Lists;

/// <summary>Which kind of record a list is of.</summary>
internal static class FindNoun
{
    /// <summary>cust, lead, deal, contract or ticket: as said, else by what is asked about them (contract 9.15).</summary>
    public static string Of(Section section)
    {
        if (section.Has("find.end", static (section, hit) => !section.IsTime(hit.Span)) && !section.Has("find.ticket") && (section.Has("find.contract") || !(section.Has("find.lead") || section.Has("find.deal")))) return "contract";
        if (section.Has("won.biggest")) return "deal";
        var said = Said(section);
        if ((said is "deal" && (IsCounted(section) || IsSheet(section))) || (said is "cust" && section.Has("trouble.complaint") && !section.Has("find.silent"))) return "ticket";   // 几单 at the desk, 投诉的客户
        return said ?? Implied(section);
    }

    /// <summary>No noun is said: what is asked about them tells it.</summary>
    private static string Implied(Section section)
    {
        if (section.Has("find.closed") && IsOfDesk(section)) return "ticket";   // 贺东今天关了几个, how many did i close today
        if (TicketWords.IsAgent(section) && (section.Has("own.hands") || section.Has("share.tickets") || section.Has("find.unclaimed") || section.Has("find.unclaimed.firm"))) return "ticket";
        if (TicketWords.IsAgent(section) && section.Has("open.what")) return "ticket";
        if (section.Has("urgent.most") || section.Has("backlog") || (section.Has("find.open") && section.HasCode(Linking.CodeKind.Queue))) return "ticket";
        if (section.Has("complaint.plural") || ClosedList.IsNamed(section) || ClosedList.IsAskedByTime(section)) return "ticket";
        if (section.Has("stuck.ask") || section.Has("sure.ones") || section.Has("deals.held") || section.Has("has.deals")) return "deal";
        if (section.Has("deal.first") || section.Has("deal.late")) return "deal";
        if (section.Has("waiting.ask")) return "ticket";
        if (section.Has("budget")) return "lead";
        if (section.CodesOf(Linking.CodeKind.TicketType).Any()) return "ticket";
        if (section.CodesOf(Linking.CodeKind.Source).Any() || (section.Has("find.untouched") && !section.Times.Exists(static time => time.Amount is not null))) return "lead";
        return IsOfDeals(section) ? "deal" : "cust";
    }

    /// <summary>Asked by or about somebody of the service desk.</summary>
    private static bool IsOfDesk(Section section) => TicketWords.IsAgent(section)
        || section.People.Exists(static person => person.Colleagues is [{ Role: "agent" }]);

    private static bool IsOfDeals(Section section) => section.Amounts.Exists(static spot => !spot.Bare) || section.Has("find.close") || section.Has("find.rival") || section.Has("report.pipeline")
        || section.Has("find.lost") || section.Has("find.won") || section.Has("did.close") || section.Has("deal.block.firm")
        || (section.Has("list.export") && section.Has("win.word"));

    /// <summary>今天还有几单没处理, asked by the service desk, 维修组关了多少单: 单 without more is a ticket there (contract 6.4).</summary>
    private static bool IsCounted(Section section) => (IsOfDesk(section) || section.HasCode(Linking.CodeKind.Queue))
        && section.Has("watch.count")
        && !section.Cues.Exists(hit => hit.Is("find.deal") && !section.Lower.AsSpan(hit.Start, hit.Length).Contains('单'));

    /// <summary>紧急的单子都列给我, 未关的单子: asked by the service desk of what only tickets are.</summary>
    private static bool IsSheet(Section section) => TicketWords.IsAgent(section)
        && !IsOfDeals(section) && !section.CodesOf(Linking.CodeKind.Stage).Any() && !section.Has("deals.word")
        && section.Cues.Exists(hit => hit.Is("find.deal") && section.Lower.AsSpan(hit.Start, hit.Length).Contains('单'));

    /// <summary>The head of a Chinese phrase stands last, of an English one first.</summary>
    private static string? Said(Section section)
    {
        CueHit? chosen = null;
        foreach (var hit in section.Cues)
        {
            if (!hit.Is("find.cust") && !hit.Is("find.lead") && !hit.Is("find.deal") && !hit.Is("find.contract") && !hit.Is("find.ticket")) continue;
            if (hit.Length == 1 && section.Cues.Exists(list => list.Is("list.noun") && list.Span.Contains(hit.Span))) continue;   // 客户名单
            if (section.Cues.Exists(state => state.IsOf("state") && state.Length > hit.Length && state.Span.Contains(hit.Span))) continue;   // 哪些工单在等客户
            if (hit.Is("find.deal") && section.Cues.Exists(other => other.Length > hit.Length && other.Span.Contains(hit.Span)
                && (other.Is("find.ticket") || (other.Is("find.list") && char.IsAscii(section.Lower[hit.Start]) is false))))
            {
                continue;   // 紧急单, 拉个单子
            }
            if (chosen is null || !char.IsAscii(section.Lower[hit.Start]) || !char.IsAscii(section.Lower[chosen.Value.Start])) chosen = hit;
        }

        return chosen?.Leaf;
    }
}
