using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Deals;

/// <content>What a competitor asks, and how it compares with our price.</content>
internal sealed partial class DealClause
{
    private static readonly Nearby OurQuote = Nearby.Words("quote.ours");
    private static readonly Nearby Heard = Nearby.Words("rival.heard");

    /// <summary>海尔报了45万，我们报的52万: beside our price stands whose theirs is.</summary>
    private bool ReadRivalPrice()
    {
        if (!IsOfRival() && !IsBesideOurs()) return false;
        if (PriceOfRival() is { } price)
        {
            draft.Set("rival_note", clause.Text.Cut(TextSpan.Between(price.Start, clause.Span.End)));
            return true;
        }

        if (clause.First("quote.word") is not { } quoted || MoneyBehind(quoted.End) is null || IsQuotedToSomebody()) return false;
        var name = Phrasing.Trim(clause.Text.Cut(TextSpan.Between(clause.Span.Start, quoted.Start)));
        if (name.Length is < 2 or > LongestBidder || Nearby.Words("rival.noname").Is(name) || clause.People.Count > 0) return false;
        if (!draft.Has("rival")) draft.Set("rival", name);
        if (!draft.Has("rival_note")) draft.Set("rival_note", clause.Text.Cut(TextSpan.Between(quoted.Start, clause.Span.End)));
        return true;
    }

    /// <summary>Our own quote stands in another clause.</summary>
    private bool IsBesideOurs() => OurQuote.IsIn(clause.Lower) && !OurQuote.IsIn(clause.Words);

    /// <summary>又冒出来个汇川 人家报36万: the word that quotes, where the rival is known.</summary>
    private CueHit? PriceOfRival() =>
        draft.Has("rival") && !draft.Has("rival_note")
        && (clause.First("rival.quotes") ?? clause.First("quote.word")) is { } theirs && MoneyBehind(theirs.End) is not null
            ? theirs
            : null;

    private bool IsQuotedToSomebody() => clause.Customers.Count > 0 || clause.Has("pronoun") || clause.Has("speaker.me");

    /// <summary>还有用友在抢，用友报了70万: whoever was named as competitor begins the clause.</summary>
    private bool IsOfRival()
    {
        if (draft.Text("rival") is not { Length: > 1 } rival) return false;
        if (clause.Words.StartsWith(rival, StringComparison.OrdinalIgnoreCase)) return true;
        var heard = Heard.LengthAt(clause.Words);
        var words = clause.Words[heard..].TrimStart();
        return IsTheirs(words) || (heard > 0 && words is ['报', ..]);
    }

    /// <summary>对手是有赞，听说他们报了8万8.</summary>
    private static bool IsTheirs(ReadOnlySpan<char> words) => Nearby.Words("rival.they").Begins(words);

    /// <summary>Behind the competitor's name: 价格比我们低一成左右.</summary>
    private bool ReadRivalNote()
    {
        if (!draft.Has("rival") || draft.Has("rival_note") || !clause.Has("deal.compare") || clause.Has("deal.rival")) return false;
        if (clause.Amounts.Exists(spot => !spot.Bare && !IsDifference(spot)) || clause.Has("need") || clause.Has("promise.their"))
            return false;
        draft.Set("rival_note", Phrasing.Trim(clause.Cut()));
        return true;
    }
}
