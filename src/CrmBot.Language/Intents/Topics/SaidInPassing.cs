using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Topics;

/// <summary>What looks like a command of its own, and is only said of what came before.</summary>
internal static class SaidInPassing
{
    public static bool Is(Section section, Section clause, int at, string command, string topic) => command switch
    {
        "tk_new" => IsNoNewTicket(section, clause, topic),
        "lost" => IsNoLoss(section, clause, topic),
        "survey" => IsNoScore(section, clause, topic),
        "won" => section.Has("deal.new") && !clause.Has("won.word"),   // 新建商机 Contoso upsell 60k: what the deal is about
        "pool" => IsNoRelease(section, clause, topic),
        "tag" => topic == "tk_new" && (!clause.Has("tag.word") || clause.HasFamily("trouble")),   // a ticket: label printer jammed
        "score" => at > 0 && section.Clauses.FindIndex(other => ScoreDims.Any(section.Within(other))) < at,   // need 4, budget 4
        "undo" => IsNothingUndone(clause, at, topic),
        // 5108结单，记得发满意度
        "remind" =>
            at > 0 && (SaysOnlyRemind(clause) || (topic == "resolve" && clause.Has("survey.do") && IsPartOfClosing(section, clause))),
        "role" or "referral" => true,
        _ => false,
    };

    private static bool IsNoNewTicket(Section section, Section clause, string topic)
    {
        if (clause.Has("fit.wrong") && OutcomeFacts.IsFitObjected(section)) return true;   // 拜访了卓越 尹老师觉得颜色不对
        if (section.Has("role.left") && clause.Has("role.replaced")) return true;   // her replacement is Marco
        if (IsOwnAdvice(clause) && !OrdersTicket(clause)) return true;
        if (section.Rating is null && TicketWords.IsBare(clause) && !clause.Has("trouble.return") && !IsBesideTold(section, clause))
            return true;
        if (clause.Has("ticket.open")) return false;
        // 别再给兴隆发短信 老黄骂人了
        if (section.First("privacy.out") is { } stop && stop.Start == section.Span.Start && stop.End <= clause.Span.Start) return true;
        if (topic is "points" or "pool") return true;   // 补300分 上次发错货, 放回公海吧 联系俩月都没人理: why
        if (clause.Has("points.past") && section.HasFamily("points.more") && section.Has("points.word")) return true;   // 上次发错货那回 给补100分
        return !OrdersTicket(clause) && IsAbout(section, clause, topic);
    }

    /// <summary>我先让他断电重启.</summary>
    private static bool IsOwnAdvice(Section clause) => clause.First("advice.we") is { } advice && advice.Start - clause.Span.Start <= 2;

    /// <summary>
    /// 开了视频会，要私有化部署。另外开个工单，报表导不出来: behind a contact that is told a ticket is a thing of its own, though its trouble is named later.
    /// </summary>
    private static bool IsBesideTold(Section section, Section clause) =>
        clause.Has("ticket.open") && (clause.Has("also") || clause.Has("polite"))
        && ContactWords.Told(section.Within(TextSpan.Between(section.Span.Start, clause.Span.Start)));

    private static bool OrdersTicket(Section clause) => clause.Has("ticket.open") || Facts.Known["order.ticket"](clause);

    /// <summary>Trouble told of a ticket or as the reason of a score is no new ticket.</summary>
    private static bool IsAbout(Section section, Section clause, string topic) => topic == "survey"
        || (clause.Customers.Count == 0
            && (section.Tickets.Count > 0 || TicketWords.IsReplyToTicket(section) || section.Has("resolve.word")));

    private static bool IsNoLoss(Section section, Section clause, string topic) =>
        (!OrdersTicket(clause) && IsAbout(section, clause, topic))
        || (topic == "tag" && clause.Has("lost.reopen") && !clause.Has("lost.word") && !clause.Has("deal.noun"));   // 沉睡标签去掉吧，又活过来了

    private static bool IsNoScore(Section section, Section clause, string topic) => (topic != "points" && IsPartOfClosing(section, clause))
        || (clause.Has("survey.skip") && clause.Customers.Count == 0 && section.Tickets.Count + (section.Has("close.order") ? 1 : 0) > 0)
        || (clause.Rating is { IsWord: true } && ContactWords.Told(section));   // 去做了演示 葛总挺满意

    // 泵又漏了 派个师傅
    private static bool IsNoRelease(Section section, Section clause, string topic) => (topic == "tk_new" && !clause.Has("pool.sea"))
        || (section.Has("assign.away") && clause.Has("pool.into"))   // take it away from him and put it in the pool
        || (section.Has("assign.pool") && section.Has("assign.strong"));   // 先放公海 谁有空谁接

    private static bool IsNothingUndone(Section clause, int at, string topic) =>
        topic is "pool" or "tk_claim"   // 微光我不跟了 退回去, 1045我不接了，退回去吧
        || (at > 0 && !clause.All("undo.word").Any(hit => hit.Start == clause.Span.Start));   // 重新插拔后恢复: what was done

    /// <summary>关了吧 别发满意度: what is said of the survey belongs to the closing.</summary>
    private static bool IsPartOfClosing(Section section, Section clause) =>
        clause.Customers.Count == 0 && section.Has("resolve.word") && TicketWords.IsMeant(section);

    /// <summary>约了童总看厂 别让我忘了.</summary>
    private static bool SaysOnlyRemind(Section clause) =>
        !clause.Cut(clause.All("remind.ask").Select(static hit => hit.Span)).Any(char.IsLetterOrDigit);
}
