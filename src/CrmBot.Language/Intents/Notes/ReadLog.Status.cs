using CrmBot.Language.Lexicons;
using CrmBot.Language.Numbers;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Notes;

/// <content>What has been reached, and the budget.</content>
internal sealed partial class ReadLog
{
    // 预算砍了一半, 预算先上一台: what is counted is no sum.
    private const int LeastBareBudget = 100;

    private static readonly string[] Milestones = ["milestone.contract_sent", "milestone.trial_started", "milestone.sample_sent",
        "milestone.need_confirmed"];

    private static void SetBudget(FrameDraft draft, Section section)
    {
        if (Budget(section) is { } money) draft.SetMoney("amt", money, section.World.Settings.DefaultCurrency);
    }

    /// <summary>An amount of money, or a bare number right behind the word.</summary>
    public static Money? Budget(Section section)
    {
        var from = section.First("deal.sum.to")?.End ?? 0;   // 从80万砍到65万
        return section.Amounts.FirstOrDefault(spot => spot.Span.Start >= from
            && (!spot.Bare || (spot.Money.Value >= LeastBareBudget && FollowsBudget(section, spot.Span.Start)))).Money
            ?? InTenThousands(section);
    }

    /// <summary>预算50个左右: so many ten thousands.</summary>
    private static Money? InTenThousands(Section section)
    {
        foreach (var budget in section.All("budget"))
        {
            for (var at = budget.End; at < section.Span.End && at - budget.End < FarthestBudget; at++)
            {
                if (NumeralReader.Read(section.Lower, at) is not { IsPlain: true, Value: > 1 and < 10_000 } number) continue;
                var behind = section.Lower.AsSpan(number.Span.End, section.Span.End - number.Span.End);
                if (behind is not ['个', ..]
                    || (behind.Length > 1 && WordEdge.IsChinese(behind[1]) && !Nearby.Words("sum.tail").Begins(behind[1..]))) return null;
                return Money.Of(number.Value * TenThousand, null, behind.Length > 1 && behind[1..].StartsWith("左右"));
            }
        }

        return null;
    }

    private const int FarthestBudget = 6;
    private const decimal TenThousand = 10_000;

    private static void SetStatus(FrameDraft draft, Section section)
    {
        if (section.HasFamily("milestone") && IsReached(section))
            draft.Set("milestone", Array.Find(Milestones, section.Has) is { } reached
                ? reached[(reached.IndexOf('.', StringComparison.Ordinal) + 1)..] : null);
        if (!draft.Has("milestone")) draft.Set("milestone", ReachedMilestone.Of(section));
        var status = IsMeetingSet(section)
            ? "meeting_set"
            : section.All("status.waiting").Any(hit => !IsMoment(section, hit)) || IsAwaited(section) ? "waiting"
                : (section.Has("status.sent") || IsSentTo(section)) && section.Has("sendable") && !IsTheirs(section)
                    && !draft.Has("milestone") ? "sent" : null;
        draft.Set("status", status);
    }

    /// <summary>把报价发给唐总了, 已经把报价发给唐总: to whom stands between the verb and what says that it is over.</summary>
    private static bool IsSentTo(Section section)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.Is("deliver") && section.Lower.AsSpan(hit.Start, hit.Length) is "发给" or "寄给" or "送给" && IsOver(section, hit))
                return true;
        }

        return false;
    }

    private static bool IsOver(Section section, Lexicons.CueHit handed) =>
        section.Clauses.Find(clause => clause.Contains(handed.Start)) is var clause
        && (section.Lower.AsSpan(handed.End, clause.End - handed.End).TrimEnd(" ,，。") is [.., '了']
            || section.Lower.AsSpan(clause.Start, handed.Start - clause.Start).Contains("已", StringComparison.Ordinal));

    /// <summary>约好了; not 爽约了, in which the word only stands.</summary>
    private static bool IsMeetingSet(Section section) =>
        section.All("status.meeting_set")
            .Any(hit => !section.All("missed.meeting").Any(missed => missed.Span.Contains(hit.Span)) && !IsAmongUs(section, hit));

    /// <summary>我和老板说好了: what was settled with somebody of ours is no appointment.</summary>
    private static bool IsAmongUs(Section section, Lexicons.CueHit hit) =>
        section.Has("me.with") && section.All("superior").Any(boss => boss.End == hit.Start);

    /// <summary>莫总监微信发了需求文档: they sent it.</summary>
    private static bool IsTheirs(Section section)
    {
        if (section.First("status.sent") is not { } sent
            || section.People.FindLast(person => person.Whole.End <= sent.Start) is not { } sender
            || sent.Start - sender.Whole.End > LongestChannel || sender.Colleagues.Count > 0 && sender.Customers.Count == 0)
        {
            return false;
        }
        var before = section.Lower.AsSpan(0, sender.Whole.Start);
        if (section.Customers.FindLast(mention => mention.Span.End <= sender.Whole.Start) is { } theirs
            && sender.Whole.Start - theirs.Span.End <= 2)
            before = section.Lower.AsSpan(0, theirs.Span.Start);
        var between = section.Lower.AsSpan(sender.Whole.End, sent.Start - sender.Whole.End);
        return before.TrimEnd() is not [.., '给' or '跟' or '和' or '向' or '把' or '替' or '帮' or '到' or '与']
            && between.IndexOfAny(',', ' ', '我') < 0;
    }

    private const int LongestChannel = 4;

    /// <summary>等他们年会后再推: a moment, no answer, is waited for.</summary>
    private static bool IsMoment(Section section, Lexicons.CueHit waiting)
    {
        if (section.Lower[waiting.Start] != '等' || section.Lower[waiting.End - 1] is not ('们' or '方')) return false;
        var rest = section.Lower.AsSpan(waiting.End, Math.Min(LongestMoment, section.Span.End - waiting.End));
        return rest.IndexOf('后') is > 0 and var after && rest[after..].Contains('再');
    }

    private const int LongestMoment = 12;

    /// <summary>等尹老师回复: whose answer is waited for stands between.</summary>
    private static bool IsAwaited(Section section)
    {
        foreach (var person in section.People)
        {
            if (person.Whole.Start == 0 || section.Lower[person.Whole.Start - 1] != '等') continue;
            if (Nearby.Words("awaited").Begins(section.Lower.AsSpan(person.Whole.End))) return true;
        }

        return false;
    }

    /// <summary>周四把样品寄过去: what is still to be sent has not been.</summary>
    private static bool IsReached(Section section)
    {
        if (section.FirstOf("milestone") is not { } reached) return false;
        foreach (var clause in section.Clauses)
        {
            // 我回头把样品寄过去
            if (clause.Contains(reached.Span) && section.Within(clause).First("time.vague") is { } later && later.End <= reached.Start)
                return false;
            if (clause.Contains(reached.Span))
                return TimeWords.FirstAhead(section.Within(clause)) is not { } ahead || ahead.Span.Start > reached.Start;
        }

        return true;
    }

    private static bool FollowsBudget(Section section, int at) => section.All("budget").Any(hit => hit.End <= at && at - hit.End < 6);
}
