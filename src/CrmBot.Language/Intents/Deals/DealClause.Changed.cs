using CrmBot.Language.Lexicons;
using CrmBot.Language.Numbers;

namespace CrmBot.Language.Intents.Deals;

/// <content>改成13万, 那就改18万吧: nothing is said but what the sum of the deal that is talked about becomes.</content>
internal sealed partial class DealClause
{
    private static readonly Nearby ChangedTo = Nearby.Words("sum.turned");
    private static readonly Nearby Heads = Nearby.Words("sum.head");
    private static readonly Nearby Tails = Nearby.Words("sum.tail");

    private MoneySpot? ChangedAlone()
    {
        if (clause.Amounts is not [var spot] || spot.Span.Start < clause.Span.Start || clause.Utterance.LastCustomer is null
            || (spot.Bare && !(spot.Money.Value >= LeastShort && AskedForSum()))) return null;
        var before = clause.Lower.AsSpan(clause.Span.Start, spot.Span.Start - clause.Span.Start).TrimEnd();
        if (ChangedTo.LengthBefore(before) is not (> 0 and var verb) || !Heads.AreAll(before[..^verb])) return null;
        return Tails.AreAll(clause.Lower.AsSpan(spot.Span.End, clause.Span.End - spot.Span.End)) ? spot : null;
    }

    /// <summary>改成138 right behind 金额是多少.</summary>
    private bool AskedForSum() => clause.Utterance.LastSaid is { } said && Nearby.Words("sum.asked").IsIn(said);
}
