using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Deals;

/// <summary>Whether, and in which clauses, a section speaks of an open deal.</summary>
internal static class DealFacts
{
    private static readonly HashSet<string> Hints =
        ["deal.noun", "deal.set", "deal.rival", "deal.rival.also", "rival.arrives", "deal.rival.came", "deal.rival.bid",
            "deal.rival.beside", "deal.rival.sought", "deal.block.firm", "deal.holding", "deal.stuck", "deal.yes", "deal.move", "deal.sets",
            "deal.stage.tail", "deal.word", "deal.amount", "deal.agreed", "deal.prob", "deal.close", "deal.slip", "quote.word"];

    /// <summary>At the end of a clause: what they say stands in the next one.</summary>
    private static readonly HashSet<string> Open = ["deal.move", "deal.set", "deal.prob", "deal.block.firm", "deal.rival", "deal.amount",
        "quote.word"];

    /// <summary>Silverline 80%: a customer, a share and next to nothing else.</summary>
    private const int LongestBareShare = 12;

    private static readonly string[] Other = ["remind.ask", "forbid", "near.miss", "promise.their"];

    public static bool Any(Section section)
    {
        if (BareFigures.Are(section)) return true;
        if (!MayHold(section)) return false;
        var clauses = section.Clauses;
        var sketch = FrameDraft.Sketch("deal_upd");
        var behind = false;
        for (var i = 0; i < clauses.Count; i++)
        {
            var clause = section.Within(Joined(section, ref i));
            if (!IsOther(clause) && new DealClause(clause, sketch, behind).Read()) return true;
            behind = Announces(clause);
        }

        return false;
    }

    private static bool MayHold(Section section) =>
        section.Amounts.Count > 1 || section.Cues.Exists(static hit => Hints.Contains(hit.Name)) || IsAtShare(section)
        || IsListed(section)
        || (section.Has("deal.sum.to") && section.Words.Contains('成'))   // 降到5成
        || section.Codes.Exists(static code => code.Kind == Linking.CodeKind.Stage);

    /// <summary>northwind: 78k, 60%, go-live april: figures behind the customer's name and a colon.</summary>
    private static bool IsListed(Section section) =>
        section.Customers is [{ Known: not null } only, ..] && only.Span.End < section.Span.End && section.Lower[only.Span.End] == ':'
        && section.Amounts.Count > 0;

    /// <summary>Silverline at 80%.</summary>
    private static bool IsAtShare(Section section) => (section.Customers.Count > 0 || section.Utterance.ReplyTo is { Kind: "deal" })
        && section.Lower.AsSpan(section.Span.Start, section.Span.Length).Contains('%')
        && (section.LengthWithoutCustomers <= LongestBareShare || IsSharedAt(section));

    private static bool IsSharedAt(Section section) =>
        section.Cues.Exists(hit => hit.Is("deal.at") && hit.End + 1 < section.Span.End && char.IsAsciiDigit(section.Lower[hit.End + 1])
            && section.Customers[0].Span.End <= hit.Start && hit.Start - section.Customers[0].Span.End <= 4);

    /// <summary>
    /// The clauses that speak of the deal: those that say so, and bare values right behind them; null when nothing hints at one.
    /// </summary>
    public static bool[]? Mark(Section section)
    {
        if (!MayHold(section)) return null;
        var marked = new bool[section.Clauses.Count];
        var draft = FrameDraft.Sketch("deal_upd");
        var announced = false;
        for (var i = 0; i < marked.Length; i++)
        {
            var first = i;
            var clause = section.Within(Joined(section, ref i));
            var behind = announced || (first > 0 && marked[first - 1]);
            announced = Announces(clause);
            Array.Fill(marked, !IsOther(clause) && new DealClause(clause, draft, behind).Read(), first, i - first + 1);
        }

        if (marked.Contains(true)) MarkSums(section, marked);
        return marked;
    }

    /// <summary>
    /// verbal yes from Alice, paperwork next week. 65k usd: a sum that is
    /// all its clause says is the deal's, wherever the deal is spoken of.
    /// </summary>
    private static void MarkSums(Section section, bool[] marked)
    {
        for (var i = 0; i < marked.Length; i++)
        {
            if (!marked[i] && section.Within(section.Clauses[i]) is { Amounts: [{ Bare: false, Money.Value: not null } only] } clause
                && !clause.Cut([only.Span]).Any(char.IsLetterOrDigit)) marked[i] = true;
        }
    }

    /// <summary>Sets on the draft what the clauses say of the deal; false when they say nothing.</summary>
    public static bool Read(Section section, FrameDraft draft)
    {
        var read = false;
        for (var i = 0; i < section.Clauses.Count; i++)
            read |= new DealClause(section.Within(Joined(section, ref i)), draft, among: true).Read();
        return read;
    }

    /// <summary>推进到 qualified: a verb at the end of its clause takes the next one with it.</summary>
    private static TextSpan Joined(Section section, ref int at)
    {
        var clause = section.Clauses[at];
        while (at + 1 < section.Clauses.Count
            && (EndsOpen(section, clause) || IsStuckBehind(section, clause, section.Clauses[at + 1])
                || IsOnlyPer(section, section.Clauses[at + 1])))
        {
            clause = TextSpan.Between(clause.Start, section.Clauses[++at].End);
        }
        return clause;
    }

    /// <summary>报价鼎盛 35万: the customer stands between the verb and the amount.</summary>
    private static bool EndsWithQuoted(Section section, TextSpan clause)
    {
        foreach (var mention in section.Customers)
        {
            if (mention.Span.End != clause.End && (mention.Span.End + 1 != clause.End || section.Lower[mention.Span.End] != '了')) continue;
            foreach (var hit in section.Cues)
            {
                if (hit.End == mention.Span.Start && hit.Start >= clause.Start && hit.Is("quote.word")) return true;
            }
        }

        return false;
    }

    /// <summary>报了4万2 每年: what the amount is for stands in a clause of its own.</summary>
    private static bool IsOnlyPer(Section section, TextSpan clause)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.Start == clause.Start && hit.End == clause.End && hit.IsOf("deal.per")) return true;
        }

        return false;
    }

    /// <summary>法务还在审合同，卡住了: on what it is stuck stands in the clause before.</summary>
    private static bool IsStuckBehind(Section section, TextSpan clause, TextSpan next)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.Start >= next.Start && hit.Start - next.Start <= 2 && next.End - hit.End <= 1 && hit.Is("deal.stuck"))
                return section.Within(clause).Has("jam.matter");
        }

        return false;
    }

    /// <summary>竞品写错了，是ABB.</summary>
    private static bool EndsWithWrong(Section section, TextSpan clause) =>
        Nearby.Words("rival.wrong").LengthBefore(section.Lower.AsSpan(clause.Start, clause.Length)) > 0
        && section.Within(clause).Has("deal.rival");

    private static bool EndsOpen(Section section, TextSpan clause)
    {
        if (EndsWithQuoted(section, clause) || EndsWithWrong(section, clause) || SlippedSigning.Is(section, clause)) return true;
        if (IsTask(section.Within(clause))) return false;
        foreach (var hit in section.Cues)
        {
            if (hit.End == clause.End && hit.Start >= clause.Start && LeavesOpen(section, clause, hit)) return true;
        }

        return false;
    }

    private static bool LeavesOpen(Section section, TextSpan clause, CueHit last) =>
        (Open.Contains(last.Name) && section.Lower.AsSpan(last.Start, last.Length) is not "now")
        || (last.Is("deal.stuck") && section.Within(clause).Has("deal.noun")) || (last.Is("status.sent") && IsQuote(section, clause));

    /// <summary>报价发了 118万.</summary>
    private static bool IsQuote(Section section, TextSpan clause) => section.All("quote.word").Any(hit => clause.Contains(hit.Span))
        && section.Amounts.Exists(spot => !spot.Bare && spot.Span.Start >= clause.End && spot.Span.Start - clause.End <= 4);

    /// <summary>把金额更新一下, 概率改一下: what it is follows in the next clause.</summary>
    private static bool Announces(Section clause)
    {
        if (clause.Has("deal.prob") && !clause.Lower.AsSpan(clause.Span.Start, clause.Span.Length).ContainsAny("%成")) return true;
        return (clause.Has("deal.amount") || (clause.Has("quote.word") && clause.Has("deal.moved")))
            && !clause.Amounts.Exists(static spot => !spot.Bare);
    }

    /// <summary>让小沈明天去把续约价格谈下来: somebody's task at a time, whatever it is about.</summary>
    private static bool IsTask(Section clause) =>
        clause.Has("rem.let") && !clause.Amounts.Exists(static spot => !spot.Bare) && TimeWords.FirstAhead(clause) is not null
        && clause.People.Exists(static person => person.Colleagues.Count > 0 && person.Side == Linking.PersonSide.Ours);

    private static bool IsOther(Section clause) => Array.Exists(Other, clause.Has)
        || (clause.First("hypothesis") is { } supposed && !Mood.IsAmount(clause, supposed.Start)) || IsTask(clause) || IsSigned(clause)
        || IsAskedWhether(clause) || IsPaidLater(clause) || IsWishedMove(clause) || IsMovedMeeting(clause)
        || (clause.Has("talk.ahead") && TimeWords.FirstAhead(clause) is not null && clause.Amounts.Count == 0)   // 明天上午和陈芳谈价格
        || clause.Has("deal.wished") || IsArrival(clause) || (clause.Has("deal.past") && clause.Has("deal.rival"))
        || (clause.Has("deal.yes") && clause.Has("not.yet"));

    /// <summary>老板问宏昌能不能这个月签: what somebody asks is not told.</summary>
    private static bool IsAskedWhether(Section clause) => TicketWords.IsBefore(clause, "asking", "question.word", LongestAsked);

    private const int LongestAsked = 12;

    /// <summary>估计要等到30号: when something else comes, as nothing of the deal is named.</summary>
    private static bool IsPaidLater(Section clause) => clause.Has("lost.until") && clause.Has("deal.hedge") && !clause.Has("deal.noun")
        && !clause.Has("won.word") && !clause.Has("win.word") && !clause.Amounts.Exists(static spot => !spot.Bare)
        && clause.Customers.Count == 0;

    /// <summary>估计后天到: when a parcel arrives, no signature.</summary>
    internal static bool IsArrival(Section section)
    {
        foreach (var time in section.Times)
        {
            foreach (var clause in section.Clauses)
            {
                if (clause.Contains(time.Span)
                    && Arrives.Is(section.Lower.AsSpan(time.Span.End, clause.End - time.Span.End).TrimEnd(" ,，。"))) return true;
            }
        }

        return false;
    }

    private static readonly Nearby Arrives = Nearby.Words("arrives");

    /// <summary>wants the demo moved to thurs 3pm: a talk is moved, no deal.</summary>
    private static bool IsWishedMove(Section clause) => clause.Has("need")
        && ((clause.HasFamily("ch") && clause.Times.Exists(static time => time.HasClock)) || IsMovedThing(clause));

    /// <summary>pushed the kickoff to november: a meeting is moved, no signature.</summary>
    private static bool IsMovedMeeting(Section clause) => clause.First("deal.slip") is { } slip && IsMeetingBehind(clause, slip.End)
        && !clause.Has("deal.noun") && !clause.Has("deal.close") && !clause.Amounts.Exists(static spot => !spot.Bare);

    private static bool IsMeetingBehind(Section clause, int slip) =>
        clause.Cues.Exists(hit => hit.Is("next.step") && char.IsAsciiLetter(clause.Lower[hit.Start])
        && Nearby.Words("whose").Is(clause.Lower.AsSpan(slip, Math.Max(0, hit.Start - slip))));

    /// <summary>wants to push the rollout to jan.</summary>
    private static bool IsMovedThing(Section clause) => clause.First("need") is { } need && clause.First("deal.slip") is { } slip
        && slip.Start >= need.End && char.IsAsciiLetter(clause.Lower[slip.Start])
        && !clause.Has("deal.noun") && !clause.Has("deal.close") && !clause.Has("won.word")
        && !clause.Amounts.Exists(static spot => !spot.Bare);

    private static bool IsSigned(Section clause) => clause.Has("won.word") && !clause.Has("deal.close") && !clause.Has("deal.prob");
}
