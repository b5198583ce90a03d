using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Notes;

/// <content>How it took place, and whether anybody was reached.</content>
internal sealed partial class ReadLog
{
    private static void SetContact(FrameDraft draft, Section section)
    {
        var channel = Channel(section);
        var outcome = section.FirstOf("outcome") is { } met && !IsAwaitedAnswer(section, met.Span) ? met.Leaf : null;
        if (outcome == "no_answer" && section.Has("outcome.voicemail")) outcome = "voicemail";   // no luck, straight to voicemail
        if (outcome is null && section.Has("left.message") && section.Has("role.left")) outcome = "voicemail";   // left Claire a message
        if ((channel is null || (channel == "meeting" && section.Has("met.word"))) && ContactWords.GoesTo(section)) channel = "visit";   // 去百味轩见了谭姐
        if (outcome == "no_answer" && section.FirstOf("outcome") is { } missed && section.FirstOf("ch") is { } other && other.Start >= missed.End) channel = "call";   // 不接电话也不回微信
        if (channel is null && section.Has("came.back") && section.Has("recent")) channel = "visit";
        channel ??= section.Lead is { Customers.Count: 0 } lead && lead.FirstOf("ch") is { } before && !IsInside(lead, before.Span) ? before.Leaf : null;
        draft.Set("ch", channel ?? (outcome is "no_answer" or "voicemail" or "wrong_number" or "busy" ? "call" : null));
        draft.Set("outcome", outcome);
        if ((outcome is not null || IsCountedTry(section)) && Counting.Of(Told(section), "number.times") is { } times && (outcome is not null || times > 1)) draft.Set("n", times);
    }

    /// <summary>打了三次电话，最后她接了: how often it took.</summary>
    private static bool IsCountedTry(Section section) => section.First("tried") is { } tried && section.Has("agenda.call")
        && section.All("number.times").Any(times => times.Start - tried.End is >= 0 and <= 2);

    /// <summary>占线 下午再打一遍: how often we shall try is no count of what was.</summary>
    private static Section Told(Section section)
    {
        var told = section.Clauses.FindAll(clause => section.Within(clause) is var part && !(TimeWords.FirstAhead(part) is not null && (part.Words.Contains('再') || part.Has("step.again"))));
        return told.Count > 0 && told.Count < section.Clauses.Count ? section.Keeping(told) : section;
    }

    /// <summary>emailed the proposal, no answer yet: an answer is waited for, nobody was missed.</summary>
    private static bool IsAwaitedAnswer(Section section, TextSpan outcome) =>
        section.Cues.Exists(hit => hit.Is("status.waiting") && hit.Length > outcome.Length && hit.Span.Contains(outcome));

    /// <summary>the quote went out to Helix: a thing that was sent, and nobody who went there.</summary>
    private static bool WentOut(Section clause, Lexicons.CueHit went) => went.Leaf == "visit" && clause.Lower.AsSpan(went.Start, went.Length) is "went out to"
        && clause.All("sendable").Any(thing => thing.End <= went.Start);

    /// <summary>The first channel of a clause that tells of what took place.</summary>
    private static string? Channel(Section section)
    {
        if (!section.HasFamily("ch")) return null;
        foreach (var span in section.Clauses)
        {
            var clause = section.Within(span);
            if (TimeWords.FirstAhead(clause) is { } ahead && !clause.Cues.Exists(hit => hit.IsOf("ch") && hit.Span == ahead.Span) && !ContactWords.Told(clause) && !(span == section.Clauses[0] && TalkReport.Is(section)) && !clause.Has("log.late")) continue;
            var arranged = clause.Has("status.meeting_set") ? TimeWords.FirstAhead(clause)?.Span.Start : null;
            foreach (var hit in clause.Cues)
            {
                if (!hit.IsOf("ch") || hit.Start >= arranged || IsInside(clause, hit.Span) || IsWished(clause, hit.Start) || IsJudged(section, hit.Span) || WentOut(clause, hit)) continue;   // 约好周二见面
                if (!(hit.Start > 0 && section.Lower[hit.Start - 1] is '没' or '未') && !(hit.Leaf == "visit" && IsRefused(clause, hit.Start))) return hit.Leaf;
            }
        }

        return null;
    }

    /// <summary>不用我们上门: what is not to be done has not taken place.</summary>
    internal static bool IsRefused(Section clause, int at) =>
        clause.Cues.Exists(hit => (hit.Is("negation") || hit.Is("forbid")) && hit.Length > 1 && hit.End <= at && at - hit.End <= 3);

    /// <summary>spoke with Nadia, she liked the demo: what was shown before and is judged now.</summary>
    private static bool IsJudged(Section section, TextSpan channel) => section.Cues.Exists(hit => hit.Is("log.judged") && channel.Start - hit.End == 1)
        && section.Cues.Exists(told => told.Is("told") && told.Span.End < channel.Start && section.Clauses[0].Contains(told.Start) && !section.Clauses[0].Contains(channel.Start));

    /// <summary>wants a demo next Thursday: what is wished for has not taken place.</summary>
    private static bool IsWished(Section clause, int at) => clause.First("need") is { } wish && wish.End <= at && TimeWords.FirstAhead(clause) is not null;

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
    private static bool IsAnnounced(Section clause, TextSpan channel) => clause.First("said") is { } said && TimeWords.FirstAhead(clause) is { } ahead
        && said.Start < ahead.Span.Start && ahead.Span.End <= channel.Start;

    private static bool IsNameBefore(Section clause, int at) =>
        clause.Customers.Exists(mention => mention.Span.End == at) || clause.People.Exists(person => person.Span.End == at);

    /// <summary>电话13912341234, email moss@...: how somebody is reached, and no call.</summary>
    private static bool IsNumber(Section clause, TextSpan channel) => IsRightBehind(clause.Emails, channel) || (clause.Lower[channel.Start] is '微' or 'w' && IsRightBehind(Spots.WechatSpotter.Find(clause.Text), channel)) || (clause.Lower[channel.Start] is '电' or '手' or 'c' or 'p' or 'm'
        && (IsRightBehind(clause.Phones, channel) || clause.Lower.AsSpan(channel.End).TrimStart(" :：") is [>= '0' and <= '9', >= '0' and <= '9', >= '0' and <= '9', ..]));

    private static bool IsRightBehind(IReadOnlyList<Spots.Spot> spots, TextSpan channel)
    {
        foreach (var spot in spots)
        {
            if (spot.Span.Start - channel.End is >= 0 and <= 4) return true;   // is, :
        }

        return false;
    }

    /// <summary>小丁微信换了, his number changed: how somebody is reached, and nobody was.</summary>
    private static bool HasChanged(Section clause, TextSpan channel) => IsNotGiven(clause, channel) || Lexicons.Nearby.Words("handle.changed").Begins(clause.Lower.AsSpan(channel.End, clause.Span.End - channel.End).TrimStart());

    /// <summary>到了叫我打给他: what is to be done then.</summary>
    private static bool IsAskedOfUs(Section clause, TextSpan channel) => clause.Lower.AsSpan(clause.Span.Start, channel.Start - clause.Span.Start) is [.., '叫' or '喊', '我'];

    /// <summary>电话还没给我, 微信忘了要: a number that nobody has yet.</summary>
    private static bool IsNotGiven(Section clause, TextSpan channel) => clause.Lower[channel.Start] is '电' or '手' or '微' or '邮'
        && Lexicons.Nearby.Words("handle.missing").Begins(clause.Lower.AsSpan(channel.End, clause.Span.End - channel.End).TrimStart());

    /// <summary>在开会 is busy, and a word of somebody's role is no channel.</summary>
    internal static bool IsInside(Section clause, TextSpan channel)
    {
        if (IsReported(clause, channel) || IsAnnounced(clause, channel) || IsNumber(clause, channel) || HasChanged(clause, channel) || IsAskedOfUs(clause, channel)) return true;
        foreach (var hit in clause.Cues)
        {
            if ((hit.IsOf("outcome") || hit.Is("away.word") || hit.Is("theirs.meeting") || hit.Is("named.so") || hit.Is("money.sent")
                    || (hit.IsOf("role") && hit.Length > channel.Length))
                && hit.Span.Contains(channel))
            {
                return true;
            }
        }

        return false;
    }
}
