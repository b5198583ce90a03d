using CrmBot.Language.Lexicons;

namespace CrmBot.Language.Reading;

/// <summary>What speaks for or against a deal being won or lost, and a lead being claimed.</summary>
internal static class OutcomeFacts
{
    private const int LongestGap = 6;
    private const int LongestPlain = 6;   // 已经签了, 合同签了

    public static readonly Dictionary<string, Func<Section, bool>> All = new(StringComparer.Ordinal)
    {
        ["tail.claim"] = section => section.First("pool.claim.me") is { } claim && EndsClause(section, claim.End),
        ["lost.broken"] = section => section.Has("lost.word") && !section.Has("lost.word", static (section, hit) =>
            !section.Cues.Exists(other => other.IsOf("trouble") && other.Length > hit.Length && other.Span.Contains(hit.Span))),
        ["fit.objected"] = IsFitObjected,
        ["lost.short"] = LostTo.IsShort,
        ["out.first"] = section => section.First("privacy.out") is { } stop && stop.Start == section.Span.Start
            && section.Words.StartsWith("stop "),
        ["product.picked"] = ChosenGoods.Are,
        ["won.over"] = static section => section.Has("won.word", static (section, hit) => IsWonOver(section, hit)),
        ["deal"] = DealFacts.Any,
        ["lost.first"] = section => section.First("lost.word") is { } hit && hit.Start == section.Span.Start,
        ["milestone"] = section => ReachedMilestone.Of(section) is not null,
        ["signed.past"] = SignedPast,
        ["won.ahead"] = WonAhead,
        ["renewal.ahead"] = RenewalAhead,
        ["asks.said"] = section => section.Has("field.last_log")
            && section.Has("question.word", static (section, hit) => section.Lower[hit.End - 1] is '啥' or '么' && hit.Length > 2
                && section.Lower.AsSpan(hit.End, section.Span.End - hit.End).Trim() is "" or "?" or "？" or "来着" or "呢" or "啊" or "呀"),
        ["signed.first"] = IsSignedFirst,
        ["won.plain"] = section => SaysPlainly(section, "won.word"),
        ["closed.plain"] = section => SaysPlainly(section, "won.closed") && !section.Has("quote.word") && !section.Has("deal.prob"),
        ["near.money"] = section => section.Has("near.miss", static (section, hit) => section.Lower[hit.Start] is '差' or '险'
            && section.Amounts.Exists(spot => !spot.Bare && spot.Span.Start >= hit.End && spot.Span.Start - hit.End <= LongestGap)),
        ["share.said"] = section => section.Has("won.closed", static (section, hit) => hit.Start > section.Span.Start
            && section.Lower[hit.Start] == '成'
            && (char.IsAsciiDigit(section.Lower[hit.Start - 1]) || Numbers.ChineseDigits.Digit(section.Lower[hit.Start - 1]) > 0)),
        ["won.first"] = section => section.First("won.word") is { } hit && hit.Start == section.Span.Start
            && section.Lower[hit.End - 1] is not ('了' or '啦'),
        ["close.awaited"] = section => section.Has("await.first") && section.Has("resolve.word")
            && section.HasClause(static part => part.Has("await.first") && part.Has("resolve.word")),
        ["signed.elsewhere"] = section => ChosenElsewhere.Signed(section) is not null,
        ["picked.other"] = section => ChosenElsewhere.Picked(section) is not null,
        ["won.attributive"] = section => section.Has("won.word", static (section, hit) => section.Lower[hit.End - 1] == '的'
            && (section.HasAt("contract.noun", hit.End) || section.HasAt("deal.noun", hit.End))),
        ["won.attribute"] = static section => section.Has("won.word", static (section, hit) => IsAttribute(section, hit)),
        ["won.paper"] = section => section.Has("won.word") && section.Has("signed.paper")
            && section.HasClause(static part => part.Has("won.word") && part.Has("signed.paper") && !part.Has("contract.noun")),
        ["won.awaited"] = section => (section.Has("won.word") || section.Has("won.closed")) && section.HasClause(IsAwaited),
        ["won.hedged"] = section => section.Has("won.word") && section.Has("won.hedge")
            && section.HasClause(static part => part.Has("won.word") && part.Has("won.hedge")),
        ["won.planned"] = PlannedSigning.Is,
        ["won.denied"] = DeniedClause.Unsigned,
        ["signing.slips"] = Intents.Deals.SlippedSigning.IsTold,
        ["lost.off"] = Intents.Deals.ReadLost.IsOff,
        ["lost.denied"] = section => DeniedClause.Has(section, "lost.word"),
        ["won.task"] = section => TicketWords.IsBefore(section, "remind.ask", "won.word", 12)
            || TicketWords.IsBefore(section, "remind.ask", "won.renewal", 12),
    };

    /// <summary>won Bill over: somebody was convinced, and nothing is signed.</summary>
    private static bool IsWonOver(Section section, CueHit won)
    {
        if (section.Lower[won.End - 1] != 'n') return false;
        var whom = section.People.Find(person => person.Whole.Start == won.End + 1)?.Whole.End ?? 0;
        return whom > 0 && section.Lower.AsSpan(whom).StartsWith(" over");
    }

    /// <summary>明天签约, close on Friday: what lies ahead is not signed yet; 签了 is, whatever follows.</summary>
    private static bool WonAhead(Section section)
    {
        foreach (var hit in section.Cues)
        {
            if (!hit.Is("won.word") || section.Lower[hit.End - 1] is '了' or '啦' or '的') continue;
            foreach (var time in section.Times)
            {
                if (time.Span.End <= hit.Start && hit.Start - time.Span.End <= LongestGap && TimeWords.IsAhead(time, section.Now))
                    return true;
            }
        }

        return false;
    }

    /// <summary>下个月续约, renews next month: what will be renewed is not renewed yet.</summary>
    private static bool RenewalAhead(Section section)
    {
        if (section.Has("won.word")) return false;
        foreach (var hit in section.Cues)
        {
            if (!hit.Is("won.renewal") || section.Lower[hit.End - 1] is '了' or '的' or '上' or 'd') continue;
            foreach (var time in section.Times)
            {
                var gap = time.Span.End <= hit.Start ? hit.Start - time.Span.End
                    : char.IsAsciiLetter(section.Lower[hit.Start]) && time.Span.Start >= hit.End ? time.Span.Start - hit.End : int.MaxValue;
                if (gap <= LongestGap && (section.Lower[hit.End - 1] is 's' or 'g' || TimeWords.IsAhead(time, section.Now))) return true;
            }
        }

        return false;
    }

    /// <summary>
    /// oakline signed yesterday, 54k, they liked the training: the customer and the verb begin the message, whatever is told behind them.
    /// </summary>
    private static bool IsSignedFirst(Section section) =>
        section.Customers.Count > 0 && section.Customers[0].Span.Start == section.Span.Start
        && section.Has("won.word", static (section, hit) => hit.Start == section.Customers[0].Span.End + 1
        && char.IsAsciiLetter(section.Lower[hit.Start]));

    /// <summary>等他们签了再说.</summary>
    private static bool IsAwaited(Section clause) =>
        clause.Words is ['等', not ('了' or '到'), _, ..] && (clause.Has("won.word") || clause.Has("won.closed"));

    /// <summary>2月20号天马就签了: with a day behind us it is done, whatever 就签 means elsewhere.</summary>
    private static bool SignedPast(Section section) => section.Times.Count > 0 && section.Has("won.word", static (section, hit) =>
        section.Lower[hit.End - 1] == '了' && section.Clauses.Find(clause => clause.Contains(hit.Start)) is { Length: > 0 } clause
        && section.Times.Exists(time => clause.Contains(time.Span) && time.Span.End <= hit.Start && time.HasDay
        && IsBehindUs(section, time)));

    private static bool IsBehindUs(Section section, Times.TimeMention time) =>
        !TimeWords.IsAhead(time, section.Now) && time.AsPastDate() is { } day
        && (day < section.Today || (day == section.Today && !section.Has("won.near")));

    /// <summary>宏昌已经签了，要月底发货: the first clause says no more than that, whatever is wished behind it.</summary>
    private static bool SaysPlainly(Section section, string word)
    {
        if (section.Clauses.Count < 2 || section.Customers.Count == 0 || !section.Has(word) || section.Has("hypothesis")) return false;
        var clause = section.Within(section.Clauses[0]);
        if (clause.LengthWithoutCustomers > LongestPlain || clause.People.Count > 0 || Mood.IsQuestion(clause) || clause.Has("said")
            || clause.Has("not.yet") || clause.Has("won.near") || clause.Has("near.miss") || clause.Has("won.hedge")
            || clause.Has("lost.not"))
        {
            return false;
        }
        return clause.Cues.Exists(hit => hit.Is(word) && clause.Lower[hit.End - 1] == '了' && hit.End >= clause.Span.End - 1);
    }

    /// <summary>拜访了卓越 尹老师觉得颜色不对: minded in a talk of ours, of goods that have not come.</summary>
    public static bool IsFitObjected(Section section) => section.Has("fit.wrong") && ContactWords.Told(section)
        && (section.HasFamily("ch") || section.Has("talk")) && !section.Has("goods.came") && !section.HasFamily("want");

    /// <summary>chase nadia for the signed po: signed only says which.</summary>
    private static bool IsAttribute(Section section, Lexicons.CueHit signed)
    {
        if (section.Lower.AsSpan(signed.Start, signed.Length) is not "signed") return false;
        var before = section.Lower.AsSpan(section.Span.Start, signed.Start - section.Span.Start).TrimEnd();
        return Nearby.Words("signed.before").Ends(before)
            && Nearby.Words("signed.paper").Begins(section.Lower.AsSpan(signed.End, section.Span.End - signed.End).TrimStart());
    }

    private static bool EndsClause(Section section, int at) => section.Clauses.Exists(clause => at >= clause.End - 1 && at <= clause.End);
}
