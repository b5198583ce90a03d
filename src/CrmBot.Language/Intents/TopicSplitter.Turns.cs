using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents;

/// <content>Whether a clause turns to something else.</content>
internal static partial class TopicSplitter
{
    /// <summary>What looks like a command of its own, and is only said of what came before.</summary>
    private static bool IsSaidInPassing(Section section, Section clause, int at, string command, string topic) => command switch
    {
        "tk_new" => IsNoNewTicket(section, clause, topic),
        "lost" => (!OrdersTicket(clause) && IsAbout(section, clause, topic))
            || (topic == "tag" && clause.Has("lost.reopen") && !clause.Has("lost.word") && !clause.Has("deal.noun")),   // 沉睡标签去掉吧，又活过来了
        "survey" => IsPartOfClosing(section, clause) || (clause.Has("survey.skip") && clause.Customers.Count == 0 && section.Tickets.Count > 0)
            || (clause.Rating is { IsWord: true } && ContactWords.Told(section)),   // 去做了演示 葛总挺满意
        "won" => section.Has("deal.new") && !clause.Has("won.word"),   // 新建商机 Contoso upsell 60k: what the deal is about
        "pool" => (topic == "tk_new" && !clause.Has("pool.sea"))   // 泵又漏了 派个师傅
            || (section.Has("assign.away") && clause.Has("pool.into"))   // take it away from him and put it in the pool
            || (section.Has("assign.pool") && section.Has("assign.strong")),   // 先放公海 谁有空谁接
        "tag" => topic == "tk_new" && (!clause.Has("tag.word") || clause.HasFamily("trouble")),   // a ticket: label printer jammed
        "score" => at > 0 && section.Clauses.FindIndex(other => ScoreDims.Any(section.Within(other))) < at,   // need 4, budget 4
        "undo" => topic is "pool" or "tk_claim"   // 微光我不跟了 退回去, 1045我不接了，退回去吧
            || (at > 0 && !clause.All("undo.word").Any(hit => hit.Start == clause.Span.Start)),   // 重新插拔后恢复: what was done
        "remind" => at > 0 && (SaysOnlyRemind(clause)   // 约了童总看厂 别让我忘了
            || (topic == "resolve" && clause.Has("survey.do") && IsPartOfClosing(section, clause))),   // 5108结单，记得发满意度
        "role" or "referral" => true,
        _ => false,
    };

    /// <summary>5101我接了，先挂着等备件: who takes it tells at once how it stands.</summary>
    private static bool IsStateBehindClaim(Section clause, string topic) => topic == "tk_claim" && clause.Tickets.Count == 0
        && clause.HasFamily("state") && !clause.Has("claim.word") && !Mood.IsQuestion(clause);

    private static bool IsNoNewTicket(Section section, Section clause, string topic)
    {
        if (clause.Has("fit.wrong") && OutcomeFacts.IsFitObjected(section)) return true;   // 拜访了卓越 尹老师觉得颜色不对
        if (section.Has("role.left") && clause.Has("role.replaced")) return true;   // her replacement is Marco
        if (clause.First("advice.we") is { } advice && advice.Start - clause.Span.Start <= 2 && !OrdersTicket(clause)) return true;   // 我先让他断电重启
        if (section.Rating is null && TicketWords.IsBare(clause) && !clause.Has("trouble.return") && !IsBesideTold(section, clause)) return true;
        if (topic is "points" or "pool" && !clause.Has("ticket.open")) return true;   // 补300分 上次发错货, 放回公海吧 联系俩月都没人理: why
        if (clause.Has("points.past") && section.HasFamily("points.more") && section.Has("points.word") && !clause.Has("ticket.open")) return true;   // 上次发错货那回 给补100分
        return !OrdersTicket(clause) && IsAbout(section, clause, topic);
    }

    /// <summary>开了视频会，要私有化部署。另外开个工单，报表导不出来: behind a contact that is told a ticket is a thing of its own, though its trouble is named later.</summary>
    private static bool IsBesideTold(Section section, Section clause) => clause.Has("ticket.open") && (clause.Has("also") || clause.Has("polite"))
        && ContactWords.Told(section.Within(TextSpan.Between(section.Span.Start, clause.Span.Start)));

    private static bool OrdersTicket(Section clause) => clause.Has("ticket.open") || Facts.Known["order.ticket"](clause);

    /// <summary>News of people, and a customer brought by whoever gave a score, are things of their own.</summary>
    private static string? Forced(Section section, Section clause, int at, string topic) =>
        at > 0 && IsNewsOfPeople(section, clause) ? "role"
        : IsBroughtByScorer(section, clause) ? "referral"
        : topic is "won" && IsNextStep(clause) ? "remind"
        : topic is "lost" && clause.Has("rem.cancel") && HasReason(section, clause) ? "rem_upd"
        : null;

    /// <summary>签了，周五催一下首款: what we do next, at a time, is no part of how it ended.</summary>
    private static bool IsNextStep(Section clause)
    {
        if (clause.First("step.ours") is not { } step || TimeWords.FirstAhead(clause) is null) return false;
        List<TextSpan> known = [.. clause.Times.Select(static time => time.Span)];
        TicketWords.AddSpans(clause, known, "step.before", "task.own", "task.must", "also", "again");
        return !clause.Within(TextSpan.Between(clause.Span.Start, step.Start)).Cut(known).Any(char.IsLetterOrDigit);
    }

    /// <summary>打了8分 说服务好 还推荐了…给我们.</summary>
    private static bool IsBroughtByScorer(Section section, Section clause) => section.Rating is { } score && score.Span.End <= clause.Span.Start && clause.Has("referral.word");

    /// <summary>丢了 说预算砍了 提醒取消: told with its reason, the loss is more than why the reminder goes.</summary>
    private static bool HasReason(Section section, Section clause) => section.Within(TextSpan.Between(section.Span.Start, clause.Span.Start)) is var before
        && (before.HasFamily("reason") || before.Has("lost.rival"));

    /// <summary>如果下周还不回，就退公海: what hangs on a condition stays with it.</summary>
    private static bool HangsOnCondition(Section section, int at) => at > 0 && section.Within(section.Clauses[at]).Words is var words
        && (words.StartsWith("就") || words.StartsWith("那就") || words.StartsWith("then ")) && Mood.IsHypothesis(section.Within(section.Clauses[at - 1]));

    private static bool SaysOnlyRemind(Section clause) => !clause.Cut(clause.All("remind.ask").Select(hit => hit.Span)).Any(char.IsLetterOrDigit);

    /// <summary>邹厂长嫌贵，范工要图纸: where no customer is named, the only one that knows the contact.</summary>
    private static CustomerMention? OfContact(Section clause) =>
        Persons.Contact(clause) is { Customers: [var only] } contact ? new CustomerMention(contact.Span, contact.Written, [only], IsGuess: true) : null;

    /// <summary>Another ticket's number begins another thing, unless both are one (合并, 重复).</summary>
    private static bool TurnsTicket(Section section, Section clause, ref long? spoken)
    {
        if (clause.Tickets.Count == 0) return false;
        var turns = spoken is { } before && clause.Tickets[0].Id != before && !AreOnlyNumbers(section.Within(TextSpan.Between(section.Span.Start, clause.Span.Start))) && !section.Has("ticket.merge") && !TicketWords.IsDuplicate(section);
        spoken = clause.Tickets[0].Id;
        return turns;
    }

    /// <summary>5101、5113都给贺东: both go there.</summary>
    private static bool AreOnlyNumbers(Section before) => !before.Cut(before.Tickets.Select(static ticket => ticket.Span)).Any(char.IsLetterOrDigit);

    /// <summary>签了30万 7020也处理完了: behind something that is done with, the number begins another thing.</summary>
    private static bool IsFirstTicket(Section section, Section clause, string topic) => topic is "won" or "lost" or "survey" or "points" or "tag" or "contract"
        && clause.Tickets.Count > 0 && section.Tickets[0].Id == clause.Tickets[0].Id;

    /// <summary>另外她离职了 下周起是孔经理对接: who left, or who came, is no part of what was told before.</summary>
    private static bool IsNewsOfPeople(Section section, Section clause) => clause.Has("also")
        && (clause.Has("role.left") || clause.Has("role.replaced")) && section.People.Count > 0
        && section.Weights is [{ Intent: not ("log" or "role") }, ..];

    /// <summary>Trouble told of a ticket or as the reason of a score is no new ticket.</summary>
    private static bool IsAbout(Section section, Section clause, string topic) =>
        topic == "survey" || (clause.Customers.Count == 0 && (section.Tickets.Count > 0 || TicketWords.IsReplyToTicket(section) || section.Has("resolve.word")));

    /// <summary>关了吧 别发满意度: what is said of the survey belongs to the closing.</summary>
    private static bool IsPartOfClosing(Section section, Section clause) =>
        clause.Customers.Count == 0 && section.Has("resolve.word") && TicketWords.IsMeant(section);

    /// <summary>明天上午跟雷总开会，后天去宏昌送样，大后天提醒我给谭姐结款: every clause begins with a day of its own.</summary>
    private static bool ListsTasks(Section section)
    {
        if (section.Clauses.Count < 2 || section.Times.Count < section.Clauses.Count) return false;
        foreach (var clause in section.Clauses)
        {
            if (!section.Times.Exists(time => time.Span.Start == clause.Start && time.HasDay && TimeWords.IsAhead(time, section.Now))) return false;
        }

        return true;
    }

    private static bool IsLinkedTo(Section section, CustomerMention own)
    {
        var before = section.Customers.LastOrDefault(mention => mention.Span.End <= own.Span.Start);
        return before is not null && Coordination.IsLinked(section, before, own);
    }
}
