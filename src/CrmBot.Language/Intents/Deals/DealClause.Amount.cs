using CrmBot.Language.Lexicons;
using CrmBot.Language.Numbers;

namespace CrmBot.Language.Intents.Deals;

/// <summary>What the deal is worth.</summary>
internal sealed partial class DealClause
{
    /// <summary>A plain number behind 金额 is an amount from here on, and 0 is, which is then answered; 改一下 names none.</summary>
    private const int LeastBare = 100;

    /// <summary>金额改成90: nothing is counted with it, so it is in the unit of the deal.</summary>
    private const int LeastShort = 5;

    /// <summary>drop the price to 74, of a deal of 72k.</summary>
    private const int LeastPlain = 10;

    /// <summary>金额0, 金额是0; not 金额打错个零.</summary>
    private const int MostBeforeZero = 2;

    private static readonly Nearby SumChanged = Nearby.Words("sum.changed");
    private static readonly Nearby AgreedTo = Nearby.Words("agreed.to");

    private bool ReadAmount(bool known)
    {
        if (GoesOnTo() is { } reached)
        {
            draft.SetMoney("amt", reached.Money, clause.World.Settings.DefaultCurrency);   // quoted 60k, down to 52k
            return true;
        }

        if (draft.Has("amt") || IsOnlyBudget()) return false;
        var word = AmountWord();
        var turned = Turned() ?? (word is null ? ChangedAlone() : null);
        if (Sum(word, turned) is not { } sum || !(known || turned is not null || word is not null || IsOfDeal(sum))) return false;
        SetAmount(sum);
        return true;
    }

    /// <summary>预算50万; not 预算内报价到45万, which is a sum of the deal.</summary>
    private bool IsOnlyBudget() => clause.Has("budget") && !(clause.Has("deal.sum.to") && clause.Has("deal.noun"));

    /// <summary>金额; 单子 where it is set or a sum stands right behind; what somebody agreed to; the price that is dropped.</summary>
    private CueHit? AmountWord() =>
        clause.First("deal.amount") ?? (clause.Has("deal.set") && !clause.Has("need") ? clause.First("deal.noun") : null)
        ?? NounBefore() ?? Agreed() ?? (clause.Has("deal.sets") ? clause.First("sum.word") : null);

    /// <summary>
    /// What it is now, the surest first: turned into, reached from, the last one, the one behind the word, a plain number.
    /// </summary>
    private MoneySpot? Sum(CueHit? word, MoneySpot? turned) =>
        turned ?? Present(Changed()) ?? LastOfRange() ?? BehindWord(word) ?? PlainSum(word);

    private static MoneySpot? Present(MoneySpot? spot) => spot is { Money: not null } ? spot : null;

    /// <summary>from 80k to 95k: the last one.</summary>
    private MoneySpot? LastOfRange() => clause.First("deal.from") is { } from ? Present(LastBehind(from.End)) : null;

    private MoneySpot? BehindWord(CueHit? word) =>
        (clause.First("deal.sum.to") ?? word) is { } before ? MoneyBehind(before.End) ?? Money() : Money();

    private MoneySpot? PlainSum(CueHit? named)
    {
        if (named is not { } word || BareBehind(word.End) is not { Money.Value: { } value } plain) return null;
        if (value == 0 && plain.Span.Start - word.End > MostBeforeZero) return null;
        return IsPlainSum(plain, word) || (word.Is("sum.word") && value >= LeastPlain) ? plain : null;
    }

    private bool IsPlainSum(MoneySpot plain, CueHit word) =>
        plain.Money.Value is >= LeastBare or 0 || (plain.Money.Value >= LeastShort && IsChineseNoun(word) && IsAllBehind(word, plain));

    /// <summary>金额, 单子; not 金额改到, behind which any number may stand.</summary>
    private bool IsChineseNoun(CueHit word) => (word.Is("deal.amount") || word.Is("deal.noun"))
        && !clause.HasAt("deal.sum.to", word.Start) && WordEdge.IsChinese(clause.Lower[word.End - 1]);

    private bool IsAllBehind(CueHit word, MoneySpot plain) =>
        plain.Span.Start - word.End <= MostDistance && IsSumEnd(clause.Behind(plain.Span.End));

    private static bool IsSumEnd(ReadOnlySpan<char> behind) => behind.Trim().IsEmpty || Nearby.Words("sum.end").Is(behind);

    /// <summary>Set to it, per year of it, or nothing else in a clause among others that speak of the deal.</summary>
    private bool IsOfDeal(MoneySpot sum) => IsSetTo(sum.Span)
        || (clause.HasFamily("deal.per") && clause.Has("deal.set") && IsBare(sum.Span))
        || ((among || IsUnderName(sum)) && IsBare(sum.Span));

    private void SetAmount(MoneySpot sum)
    {
        var money = clause.Has("deal.from") && sum.Money is { Min: not null, Max: { } now }
            ? sum.Money with { Value = now, Min = null, Max = null } : sum.Money;
        draft.SetMoney("amt", money, clause.World.Settings.DefaultCurrency);
        if (sum.Bare) draft.Set(Frame.Plain, true);
        if (clause.FirstOf("deal.per") is { } per && Distance(per, sum) < MostDistance) draft.Set("per", per.Leaf);
    }

    private static int Distance(CueHit per, MoneySpot sum) =>
        per.Start >= sum.Core.Start ? per.Start - sum.Span.End : sum.Span.Start - per.End;

    /// <summary>northwind: 78k.</summary>
    private bool IsUnderName(MoneySpot amount) =>
        !amount.Bare && clause.Customers is [{ Known: not null } only] && only.Span.Start == clause.Span.Start
        && only.Span.End < clause.Span.End && clause.Lower[only.Span.End] == ':';

    private bool IsTurn(int from, int to) => SumChanged.Is(clause.Lower.AsSpan(from, to - from).Trim());

    /// <summary>35万改22万: what it was, and right behind it what it is now.</summary>
    private MoneySpot? Turned()
    {
        for (var at = 1; at < clause.Amounts.Count; at++)
        {
            var (before, now) = (clause.Amounts[at - 1], clause.Amounts[at]);
            if (!before.Bare && !now.Bare && now.Span.Start >= before.Span.End && IsTurn(before.Span.End, now.Span.Start)) return now;
        }

        return null;
    }

    /// <summary>报了60万，降到52万: behind the sum of the clause before, what it is now.</summary>
    private MoneySpot? GoesOnTo()
    {
        if (!draft.Has("amt") || SumChanged.LengthAt(clause.Words) is not (> 1 and var word)) return null;
        foreach (var spot in clause.Amounts)
        {
            if (!spot.Bare && spot.Span.Start - clause.Span.Start - word is 0 or 1) return spot;
        }

        return null;
    }

    /// <summary>金额从80万调到95万: what it was stands behind 从.</summary>
    private MoneySpot? Changed()
    {
        if (clause.Amounts.Count < 2 || clause.Amounts[0] is not { Bare: false } before || before.Span.Start == clause.Span.Start
            || clause.Lower[before.Span.Start - 1] is not ('从' or '由'))
        {
            return null;
        }
        return LastReached(before.Span.End);
    }

    private MoneySpot LastReached(int before) => clause.Amounts.FindLast(found => !found.Bare && found.Span.Start > before
        && clause.Lower.AsSpan(0, found.Span.Start).TrimEnd(' ').TrimEnd('了') is [.., '到' or '成' or '为' or '至']);

    private MoneySpot LastBehind(int at) => clause.Amounts.FindLast(found => !found.Bare && found.Span.Start >= at);

    /// <summary>这单12万, 那个单子一年30万: the sum stands right behind the deal, with no more than how sure or how often between.</summary>
    private CueHit? NounBefore()
    {
        foreach (var hit in clause.Cues)
        {
            if (hit.Is("deal.noun") && MoneyBehind(hit.End) is { } spot && IsRightBehind(hit, spot)) return hit;
        }

        return null;
    }

    private bool IsRightBehind(CueHit noun, MoneySpot spot) =>
        (spot.Money.Value is not null || (clause.Customers.Count > 0 && !clause.HasFamily("find.list")))
        && spot.Core.Start - noun.End <= MostDistance && IsOnlyHedge(noun.End, spot.Span.Start);

    /// <summary>
    /// jonas agreed 195k eur, he's fine with 92.5k: what somebody has agreed to, right behind the word; on a condition it is only told.
    /// </summary>
    private CueHit? Agreed()
    {
        if (!clause.Has("deal.agreed") || IsNotAgreed() || clause.Has("budget") || clause.Has("point.word")) return null;
        foreach (var hit in clause.Cues)
        {
            if (hit.Is("deal.agreed") && MoneyBehind(hit.End) is { Money.Value: not null } spot && !IsDifference(spot)
                && IsAgreedTo(hit, spot)) return hit;
        }

        return null;
    }

    private bool IsNotAgreed() => clause.Has("not.yet") || clause.Has("negation") || clause.Has("hypothesis");

    private bool IsAgreedTo(CueHit agreed, MoneySpot spot) =>
        spot.Span.Start >= agreed.End && IsAgreedTo(clause.Lower.AsSpan(agreed.End, spot.Span.Start - agreed.End).Trim());

    private static bool IsAgreedTo(ReadOnlySpan<char> between) => between.IsEmpty || AgreedTo.Is(between);

    private bool IsOnlyHedge(int start, int end)
    {
        while (start < end)
        {
            var length = clause.Lower[start] is ' ' or '有' or '是' or '在' or '就' or '的' ? 1 : 0;
            foreach (var hit in clause.Cues)
            {
                if (hit.Start == start && hit.End <= end && (hit.IsOf("deal.per") || hit.Is("deal.hedge")))
                    length = Math.Max(length, hit.Length);
            }

            if (length == 0) return false;
            start += length;
        }

        return true;
    }

    private MoneySpot? BareBehind(int at)
    {
        foreach (var spot in clause.Amounts)
        {
            if (spot.Span.Start >= at) return spot;
        }

        return null;
    }

    private MoneySpot? MoneyBehind(int at)
    {
        foreach (var spot in clause.Amounts)
        {
            if (!spot.Bare && spot.Span.Start >= at) return spot;
        }

        return null;
    }

    private MoneySpot? Money()
    {
        foreach (var spot in clause.Amounts)
        {
            if (!spot.Bare && !IsDifference(spot)) return spot;
        }

        return null;
    }
}
