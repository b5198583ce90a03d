using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Notes;

/// <content>How it took place, and whether anybody was reached.</content>
internal sealed partial class ReadLog
{
    private static void SetContact(FrameDraft draft, Section section)
    {
        var outcome = Outcome(section);
        draft.Set("ch", Way(section, outcome) ?? (outcome is "no_answer" or "voicemail" or "wrong_number" or "busy" ? "call" : null));
        draft.Set("outcome", outcome);
        if (Tries(section, outcome) is { } times) draft.Set("n", times);
    }

    private static string? Outcome(Section section)
    {
        if (section.Has("log.ask") && Reminders.OwnBusy.IsSaid(section)) return null;   // 在开会，帮我记一下宏昌要样册
        var outcome = section.FirstOf("outcome") is { } met && !IsAwaitedAnswer(section, met.Span) ? met.Leaf : null;
        if (outcome == "no_answer" && section.Has("outcome.voicemail")) return "voicemail";   // no luck, straight to voicemail
        // left Claire a message
        return outcome is null && section.Has("left.message") && section.Has("role.left") ? "voicemail" : outcome;
    }

    /// <summary>
    /// The way that is named, or that follows from where somebody went, whom they missed, or what was said of all customers.
    /// </summary>
    private static string? Way(Section section, string? outcome)
    {
        var channel = Channel(section);
        // 去百味轩见了谭姐
        if ((channel is null || (channel == "meeting" && section.Has("met.word"))) && ContactWords.GoesTo(section)) channel = "visit";
        if (outcome == "no_answer" && IsAnotherBehindMissed(section)) return "call";
        if (channel is not null) return channel;
        return section.Has("came.back") && section.Has("recent") ? "visit" : WayOfLead(section);
    }

    /// <summary>不接电话也不回微信: another way was tried behind the call.</summary>
    private static bool IsAnotherBehindMissed(Section section) =>
        section.FirstOf("outcome") is { } missed && section.FirstOf("ch") is { } other && other.Start >= missed.End;

    /// <summary>今天跑了两家: said at the head for all customers behind it.</summary>
    private static string? WayOfLead(Section section) =>
        section.Lead is { Customers.Count: 0 } lead && lead.FirstOf("ch") is { } before && !IsInside(lead, before.Span)
            ? before.Leaf
            : null;

    /// <summary>打了三次没人接: how often, where nobody was reached or it took more than once.</summary>
    private static System.Text.Json.Nodes.JsonNode? Tries(Section section, string? outcome) =>
        (outcome is not null || IsCountedTry(section)) && Counting.Of(Told(section), "number.times") is { } times
            && (outcome is not null || times > 1)
            ? times
            : null;

    /// <summary>打了三次电话，最后她接了: how often it took.</summary>
    private static bool IsCountedTry(Section section) => section.First("tried") is { } tried && section.Has("agenda.call")
        && section.All("number.times").Any(times => times.Start - tried.End is >= 0 and <= 2);

    /// <summary>占线 下午再打一遍: how often we shall try is no count of what was.</summary>
    private static Section Told(Section section)
    {
        var told = section.Clauses.FindAll(clause =>
            section.Within(clause) is var part
                && !(TimeWords.FirstAhead(part) is not null && (part.Words.Contains('再') || part.Has("step.again"))));
        return told.Count > 0 && told.Count < section.Clauses.Count ? section.Keeping(told) : section;
    }

    /// <summary>emailed the proposal, no answer yet: an answer is waited for, nobody was missed.</summary>
    private static bool IsAwaitedAnswer(Section section, TextSpan outcome) =>
        section.Cues.Exists(hit => hit.Is("status.waiting") && hit.Length > outcome.Length && hit.Span.Contains(outcome));

    /// <summary>the quote went out to Helix: a thing that was sent, and nobody who went there.</summary>
    private static bool WentOut(Section clause, CueHit went) =>
        went.Leaf == "visit" && clause.Lower.AsSpan(went.Start, went.Length) is "went out to"
        && clause.All("sendable").Any(thing => thing.End <= went.Start);

    /// <summary>The first channel of a clause that tells of what took place.</summary>
    private static string? Channel(Section section)
    {
        if (!section.HasFamily("ch")) return null;
        foreach (var span in section.Clauses)
        {
            if (!IsAboutLater(section, span) && ChannelIn(section, section.Within(span)) is { } channel) return channel;
        }

        return null;
    }

    /// <summary>下周二去拜访: a clause of what is to come, which tells of nothing that was.</summary>
    private static bool IsAboutLater(Section section, TextSpan span)
    {
        var clause = section.Within(span);
        return TimeWords.FirstAhead(clause) is { } ahead && !clause.Cues.Exists(hit => hit.IsOf("ch") && hit.Span == ahead.Span)
            && !ContactWords.Told(clause) && !(span == section.Clauses[0] && TalkReport.Is(section)) && !clause.Has("log.late");
    }

    private static string? ChannelIn(Section section, Section clause)
    {
        var arranged = clause.Has("status.meeting_set") ? TimeWords.FirstAhead(clause)?.Span.Start : null;   // 约好周二见面
        foreach (var hit in clause.Cues)
        {
            if (hit.IsOf("ch") && !(hit.Start >= arranged) && TookPlace(section, clause, hit)) return hit.Leaf;
        }

        return null;
    }

    private static bool TookPlace(Section section, Section clause, CueHit hit)
    {
        if (IsInside(clause, hit.Span) || IsWished(clause, hit.Start) || IsJudged(section, hit.Span) || WentOut(clause, hit)) return false;
        if (hit.Start > 0 && section.Lower[hit.Start - 1] is '没' or '未') return false;
        if (IsWhereSent(clause, hit)) return false;
        return hit.Leaf != "visit" || !IsRefused(clause, hit.Start);
    }

    /// <summary>要我把样册发她微信上, 要我把样册微信发她: where something is to be sent tells nothing of how they met.</summary>
    private static bool IsWhereSent(Section clause, CueHit way)
    {
        if (way.Leaf is not ("wechat" or "email" or "sms")) return false;
        foreach (var hit in clause.Cues)
        {
            if ((hit.Is("promise.their") || hit.Is("promised")) && hit.End <= way.Start
                && clause.Lower.AsSpan(hit.End, Math.Min(way.End + 2, clause.Span.End) - hit.End).IndexOfAny('发', '传', '寄') >= 0)
                return true;
        }

        return false;
    }

    /// <summary>不用我们上门: what is not to be done has not taken place.</summary>
    internal static bool IsRefused(Section clause, int at) =>
        clause.Cues.Exists(hit => (hit.Is("negation") || hit.Is("forbid")) && hit.Length > 1 && hit.End <= at && at - hit.End <= 3);

    /// <summary>spoke with Nadia, she liked the demo: what was shown before and is judged now.</summary>
    private static bool IsJudged(Section section, TextSpan channel) =>
        section.Cues.Exists(hit => hit.Is("log.judged") && channel.Start - hit.End == 1)
        && section.Cues.Exists(told => told.Is("told") && told.Span.End < channel.Start && section.Clauses[0].Contains(told.Start)
            && !section.Clauses[0].Contains(channel.Start));

    /// <summary>wants a demo next Thursday: what is wished for has not taken place.</summary>
    private static bool IsWished(Section clause, int at) =>
        clause.First("need") is { } wish && wish.End <= at && TimeWords.FirstAhead(clause) is not null;

    /// <summary>微光说竞品来拜访过: what the customer tells of somebody else is no contact of ours.</summary>
    private static bool IsReported(Section clause, TextSpan channel)
    {
        if (!clause.Has("others.word")) return false;
        foreach (var said in clause.Cues)
        {
            if (said.Is("said") && said.End <= channel.Start && IsNameBefore(clause, said.Start)) return true;
        }

        return false;
    }

    /// <summary>康总说下礼拜来我们厂里看看: what was said to come, with its day before it.</summary>
    private static bool IsAnnounced(Section clause, TextSpan channel) =>
        clause.First("said") is { } said && TimeWords.FirstAhead(clause) is { } ahead
        && said.Start < ahead.Span.Start && ahead.Span.End <= channel.Start;

    private static bool IsNameBefore(Section clause, int at) =>
        clause.Customers.Exists(mention => mention.Span.End == at) || clause.People.Exists(person => person.Span.End == at);

    /// <summary>电话13912341234, email moss@...: how somebody is reached, and no call.</summary>
    private static bool IsNumber(Section clause, TextSpan channel)
    {
        if (IsRightBehind(clause.Emails, channel)) return true;
        var first = clause.Lower[channel.Start];
        if (first is '微' or 'w' && IsRightBehind(Spots.WechatSpotter.Find(clause.Text), channel)) return true;
        return first is '电' or '手' or 'c' or 'p' or 'm' && (IsRightBehind(clause.Phones, channel) || DigitsFollow(clause, channel.End));
    }

    private static bool DigitsFollow(Section clause, int at) =>
        clause.Lower.AsSpan(at).TrimStart(" :：") is [>= '0' and <= '9', >= '0' and <= '9', >= '0' and <= '9', ..];

    private static bool IsRightBehind(IReadOnlyList<Spots.Spot> spots, TextSpan channel)
    {
        foreach (var spot in spots)
        {
            if (spot.Span.Start - channel.End is >= 0 and <= 4) return true;   // is, :
        }

        return false;
    }

    /// <summary>小丁微信换了, his number changed: how somebody is reached, and nobody was.</summary>
    private static bool HasChanged(Section clause, TextSpan channel) =>
        IsNotGiven(clause, channel)
            || Nearby.Words("handle.changed").Begins(clause.Lower.AsSpan(channel.End, clause.Span.End - channel.End).TrimStart());

    /// <summary>到了叫我打给他: what is to be done then.</summary>
    private static bool IsAskedOfUs(Section clause, TextSpan channel) =>
        clause.Lower.AsSpan(clause.Span.Start, channel.Start - clause.Span.Start) is [.., '叫' or '喊', '我'];

    /// <summary>电话还没给我, 微信忘了要: a number that nobody has yet.</summary>
    private static bool IsNotGiven(Section clause, TextSpan channel) => clause.Lower[channel.Start] is '电' or '手' or '微' or '邮'
        && Nearby.Words("handle.missing").Begins(clause.Lower.AsSpan(channel.End, clause.Span.End - channel.End).TrimStart());

    /// <summary>问有没有驻场: what they ask for has not taken place.</summary>
    private static bool IsAsked(Section clause, TextSpan channel) =>
        Nearby.Words("asks.head").LengthAt(clause.Words) is > 0 and var length && channel.Start >= clause.Span.Start + length;

    /// <summary>在开会 is busy, and a word of somebody's role is no channel.</summary>
    internal static bool IsInside(Section clause, TextSpan channel)
    {
        if (IsReported(clause, channel) || IsAnnounced(clause, channel) || IsAsked(clause, channel)) return true;
        if (IsNumber(clause, channel) || HasChanged(clause, channel) || IsAskedOfUs(clause, channel)) return true;
        foreach (var hit in clause.Cues)
        {
            if (hit.Span.Contains(channel) && IsAnotherMatter(hit, channel)) return true;
        }

        return false;
    }

    private static bool IsAnotherMatter(CueHit hit, TextSpan channel) =>
        hit.IsOf("outcome") || hit.Is("away.word") || hit.Is("theirs.meeting") || hit.Is("named.so") || hit.Is("money.sent")
        || (hit.IsOf("role") && hit.Length > channel.Length);
}
