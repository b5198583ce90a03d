using CrmBot.Language.Lexicons;
using CrmBot.Language.Numbers;

namespace CrmBot.Language.Intents.Deals;

/// <summary>What the deal is worth.</summary>
internal sealed partial class DealClause
{
    /// <summary>A plain number behind 金额 is an amount from here on, and 0 is, which is then answered; 改一下 names none.</summary>
    private const int LeastBare = 100;

    private bool IsPlainSum(MoneySpot plain, CueHit word) => plain.Money.Value is >= LeastBare or 0
        || (plain.Money.Value >= LeastShort && (word.Is("deal.amount") || word.Is("deal.noun")) && !clause.HasAt("deal.sum.to", word.Start) && WordEdge.IsChinese(clause.Lower[word.End - 1]) && plain.Span.Start - word.End <= MostDistance && IsSumEnd(clause.Lower.AsSpan(plain.Span.End, clause.Span.End - plain.Span.End)));

    private static bool IsSumEnd(ReadOnlySpan<char> behind) => behind.Trim().IsEmpty || Nearby.Words("sum.end").Is(behind);

    /// <summary>金额改成90: nothing is counted with it, so it is in the unit of the deal.</summary>
    private const int LeastShort = 5;

    private const int LeastPlain = 10;

    private const int MostBeforeZero = 2;   // 金额0, 金额是0; not 金额打错个零

    private bool ReadAmount(bool known)
    {
        if (GoesOnTo() is { } reached)
        {
            draft.SetMoney("amt", reached.Money, clause.World.Settings.DefaultCurrency);   // quoted 60k, down to 52k
            return true;
        }

        if (draft.Has("amt") || (clause.Has("budget") && !(clause.Has("deal.sum.to") && clause.Has("deal.noun")))) return false;
        var word = clause.First("deal.amount") ?? (clause.Has("deal.set") && !clause.Has("need") ? clause.First("deal.noun") : null);
        word ??= NounBefore() ?? Agreed() ?? (clause.Has("deal.sets") ? clause.First("sum.word") : null);
        var spot = clause.First("deal.sum.to") is { } to ? MoneyBehind(to.End) ?? Money() : word is { } said ? MoneyBehind(said.End) ?? Money() : Money();
        if (clause.First("deal.from") is { } from && LastBehind(from.End) is { Money: not null } last) spot = last;
        var turned = Turned();
        if ((turned ?? Changed()) is { Money: not null } changed) spot = changed;
        var alone = word is null ? ChangedAlone() : null;
        spot = alone ?? spot;
        if (spot is null && word is not null && BareBehind(word.Value.End) is { Money.Value: not null } plain && IsPlainSum(plain, word.Value) && (plain.Money.Value != 0 || plain.Span.Start - word.Value.End <= MostBeforeZero)) spot = plain;
        if (spot is null && word is { } sum && sum.Is("sum.word") && BareBehind(sum.End) is { Money.Value: >= LeastPlain } small) spot = small;   // drop the price to 74, of a deal of 72k
        if (spot is not { } amount
            || !(known || turned is not null || alone is not null || IsSetTo(amount.Span) || word is not null || (clause.HasFamily("deal.per") && clause.Has("deal.set") && IsBare(amount.Span))
                || ((among || IsUnderName(amount)) && IsBare(amount.Span))))
        {
            return false;
        }
        draft.SetMoney("amt", clause.Has("deal.from") && amount.Money is { Min: not null, Max: { } now } ? amount.Money with { Value = now, Min = null, Max = null } : amount.Money, clause.World.Settings.DefaultCurrency);
        if (amount.Bare) draft.Set(Frame.Plain, true);
        if (clause.FirstOf("deal.per") is { } per && (per.Start >= amount.Core.Start ? per.Start - amount.Span.End : amount.Span.Start - per.End) < MostDistance)
            draft.Set("per", per.Leaf);
        return true;
    }

    /// <summary>northwind: 78k.</summary>
    private bool IsUnderName(MoneySpot amount) => !amount.Bare && clause.Customers is [{ Known: not null } only] && only.Span.Start == clause.Span.Start
        && only.Span.End < clause.Span.End && clause.Lower[only.Span.End] == ':';

    /// <summary>35万改22万: what it was, and right behind it what it is now.</summary>
    private MoneySpot? Turned()
    {
        for (var at = 1; at < clause.Amounts.Count; at++)
        {
            var (before, now) = (clause.Amounts[at - 1], clause.Amounts[at]);
            if (!before.Bare && !now.Bare && SumChanged.Is(clause.Lower.AsSpan(before.Span.End, now.Span.Start - before.Span.End).Trim())) return now;
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

    private static readonly Nearby SumChanged = Nearby.Words("sum.changed");

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
            if (hit.Is("deal.noun") && MoneyBehind(hit.End) is { } spot
                && (spot.Money.Value is not null || (clause.Customers.Count > 0 && !clause.HasFamily("find.list")))
                && spot.Core.Start - hit.End <= MostDistance && IsOnlyHedge(hit.End, spot.Span.Start))
            {
                return hit;
            }
        }

        return null;
    }

    /// <summary>jonas agreed 195k eur, he's fine with 92.5k: what somebody has agreed to, right behind the word; on a condition it is only told.</summary>
    private CueHit? Agreed()
    {
        if (!clause.Has("deal.agreed") || clause.Has("not.yet") || clause.Has("negation") || clause.Has("hypothesis") || clause.Has("budget") || clause.Has("point.word")) return null;
        foreach (var hit in clause.Cues)
        {
            if (hit.Is("deal.agreed") && MoneyBehind(hit.End) is { Money.Value: not null } spot && !IsDifference(spot)
                && spot.Span.Start >= hit.End && IsAgreedTo(clause.Lower.AsSpan(hit.End, spot.Span.Start - hit.End).Trim())) return hit;
        }

        return null;
    }

    private static bool IsAgreedTo(ReadOnlySpan<char> between) => between.IsEmpty || AgreedTo.Is(between);

    private static readonly Nearby AgreedTo = Nearby.Words("agreed.to");

    private bool IsOnlyHedge(int start, int end)
    {
        while (start < end)
        {
            var length = clause.Lower[start] is ' ' or '有' or '是' or '在' or '就' or '的' ? 1 : 0;
            foreach (var hit in clause.Cues)
            {
                if (hit.Start == start && hit.End <= end && (hit.IsOf("deal.per") || hit.Is("deal.hedge"))) length = Math.Max(length, hit.Length);
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
