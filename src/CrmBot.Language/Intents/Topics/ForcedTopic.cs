using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Topics;

/// <summary>
/// News of people, a customer brought by whoever gave a score, our next
/// step behind a win: things of their own, whatever else speaks for them.
/// </summary>
internal static class ForcedTopic
{
    public static string? Of(Section section, Section clause, int at, string topic) =>
        at > 0 && IsNewsOfPeople(section, clause) ? "role"
        : IsBroughtByScorer(section, clause) ? "referral"
        : topic == "won" && IsNextStep(clause) ? "remind"
        : at > 0 && IsBehindTag(section, at, topic) ? TopicBehindTag(section, clause)
        : topic == "lost" && clause.Has("rem.cancel") && HasReason(section, clause) ? "rem_upd"
        : null;

    /// <summary>另外她离职了 下周起是孔经理对接: who left, or who came, is no part of what was told before.</summary>
    private static bool IsNewsOfPeople(Section section, Section clause) => clause.Has("also")
        && (clause.Has("role.left") || clause.Has("role.replaced")) && section.People.Count > 0
        && section.Weights is [{ Intent: not ("log" or "role") }, ..];

    /// <summary>打了8分 说服务好 还推荐了…给我们.</summary>
    private static bool IsBroughtByScorer(Section section, Section clause) =>
        section.Rating is { } score && score.Span.End <= clause.Span.Start && clause.Has("referral.word");

    /// <summary>签了，周五催一下首款: what we do next, at a time, is no part of how it ended.</summary>
    private static bool IsNextStep(Section clause)
    {
        if (clause.First("step.ours") is not { } step || TimeWords.FirstAhead(clause) is null) return false;
        List<TextSpan> known = [.. clause.Times.Select(static time => time.Span)];
        TicketWords.AddSpans(clause, known, "step.before", "task.own", "task.must", "also", "again");
        return !clause.Within(TextSpan.Between(clause.Span.Start, step.Start)).Cut(known).Any(char.IsLetterOrDigit);
    }

    /// <summary>打上高意向, or only 标一下 of a tag named before.</summary>
    private static bool IsBehindTag(Section section, int at, string topic) =>
        topic == "tag" || (topic.Length == 0 && TagBefore.IsOrder(section, section.Clauses[at - 1]));

    /// <summary>…，后天上午约莫总监聊方案 is to be done; …，莫总监说下周给答复 is told.</summary>
    private static string? TopicBehindTag(Section section, Section clause)
    {
        if (clause.HasCode(Linking.CodeKind.Tag) || section.Lower[clause.Span.Start - 1] is ':' or '：') return null;
        if (clause.Has("said")) return clause.People.Count > 0 ? "log" : null;
        return TimeWords.FirstAhead(clause) is not null && (clause.HasAny("do", "talk", "next.step", "step.ours") || clause.HasFamily("ch"))
            ? "remind" : null;
    }

    /// <summary>丢了 说预算砍了 提醒取消: told with its reason, the loss is more than why the reminder goes.</summary>
    private static bool HasReason(Section section, Section clause) =>
        section.Within(TextSpan.Between(section.Span.Start, clause.Span.Start)) is var before
        && (before.HasFamily("reason") || before.Has("lost.rival"));
}
