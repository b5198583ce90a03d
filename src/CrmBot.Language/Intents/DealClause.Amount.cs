using CrmBot.Language.Numbers;

namespace CrmBot.Language.Intents;

/// <summary>What the deal is worth.</summary>
internal sealed partial class DealClause
{
    /// <summary>A plain number behind 金额 is an amount from here on; 改一下 names none.</summary>
    private const int LeastBare = 100;

    private bool ReadAmount(bool known)
    {
        if (draft.Has("amt") || (clause.Has("budget") && !clause.Has("deal.sum.to"))) return false;
        var word = clause.First("deal.amount") ?? (clause.Has("deal.set") && !clause.Has("need") ? clause.First("deal.noun") : null);
        var spot = clause.First("deal.sum.to") is { } to ? MoneyBehind(to.End) ?? Money() : word is { } said ? MoneyBehind(said.End) ?? Money() : Money();
        if (clause.First("deal.from") is { } from && clause.Amounts.FindLast(found => !found.Bare && found.Span.Start >= from.End) is { Money: not null } last) spot = last;
        if (spot is null && word is not null && BareBehind(word.Value.End) is { Money.Value: >= LeastBare } plain) spot = plain;
        if (spot is not { } amount || !(known || IsSetTo(amount.Span) || word is not null || (clause.HasFamily("deal.per") && clause.Has("deal.set") && IsBare(amount.Span)) || (among && IsBare(amount.Span)))) return false;
        draft.SetMoney("amt", amount.Money, clause.World.Settings.DefaultCurrency);
        if (clause.FirstOf("deal.per") is { } per && (per.Start >= amount.Core.Start ? per.Start - amount.Span.End : amount.Span.Start - per.End) < MostDistance) draft.Set("per", per.Leaf);
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
