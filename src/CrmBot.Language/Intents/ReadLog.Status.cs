using CrmBot.Language.Numbers;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents;

/// <content>What has been reached, and the budget.</content>
internal sealed partial class ReadLog
{
    // 预算砍了一半, 预算先上一台: what is counted is no sum.
    private const int LeastBareBudget = 100;

    private static readonly string[] Milestones = ["milestone.contract_sent", "milestone.trial_started", "milestone.sample_sent", "milestone.need_confirmed"];

    private static void SetBudget(FrameDraft draft, Section section)
    {
        if (Budget(section) is { } money) draft.SetMoney("amt", money, section.World.Settings.DefaultCurrency);
    }

    /// <summary>An amount of money, or a bare number right behind the word.</summary>
    public static Money? Budget(Section section)
    {
        var from = section.First("deal.sum.to")?.End ?? 0;   // 从80万砍到65万
        return section.Amounts.FirstOrDefault(spot => spot.Span.Start >= from && (!spot.Bare || (spot.Money.Value >= LeastBareBudget && FollowsBudget(section, spot.Span.Start)))).Money;
    }

    private static void SetStatus(FrameDraft draft, Section section)
    {
        if (section.HasFamily("milestone") && IsReached(section)) draft.Set("milestone", Array.Find(Milestones, section.Has) is { } reached ? reached[(reached.IndexOf('.', StringComparison.Ordinal) + 1)..] : null);
        if (!draft.Has("milestone")) draft.Set("milestone", ReachedMilestone.Of(section));
        var status = section.Has("status.meeting_set") ? "meeting_set" : section.Has("status.waiting") || IsAwaited(section) ? "waiting"
            : section.Has("status.sent") && section.Has("sendable") && !draft.Has("milestone") ? "sent" : null;
        draft.Set("status", status);
    }

    /// <summary>等尹老师回复: whose answer is waited for stands between.</summary>
    private static bool IsAwaited(Section section)
    {
        foreach (var person in section.People)
        {
            if (person.Whole.Start == 0 || section.Lower[person.Whole.Start - 1] != '等') continue;
            var rest = section.Lower.AsSpan(person.Whole.End);
            foreach (var word in (ReadOnlySpan<string>)["回复", "反馈", "答复", "消息", "确认", "回信", "回话", "那边回", "那边反馈", "那边确认"])
            {
                if (rest.StartsWith(word, StringComparison.Ordinal)) return true;
            }
        }

        return false;
    }

    /// <summary>周四把样品寄过去: what is still to be sent has not been.</summary>
    private static bool IsReached(Section section)
    {
        if (section.FirstOf("milestone") is not { } reached) return false;
        foreach (var clause in section.Clauses)
        {
            if (clause.Contains(reached.Span)) return TimeWords.FirstAhead(section.Within(clause)) is not { } ahead || ahead.Span.Start > reached.Start;
        }

        return true;
    }

    private static bool FollowsBudget(Section section, int at) => section.All("budget").Any(hit => hit.End <= at && at - hit.End < 6);
}
