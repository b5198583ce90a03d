using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Deals.Lists;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Lists;

/// <summary>How many there are, with the button that opens the list of them; of none, and in a group, only the number.</summary>
internal sealed class CountedCard(CardLibrary cards)
{
    /// <param name="verb">Of the button that turns the pages of such a list.</param>
    /// <param name="key">Key of the sentence.</param>
    public Reply Of(Turn turn, ListRequest request, int count, string verb, string key, params (string Name, object? Value)[] words)
    {
        (string Name, object? Value)[] said = [("count", count), .. words];
        if (count == 0 || turn.Place.IsGroup) return new Reply.Say(key, said);
        var ask = request.ToJson();
        ask.Remove("as");
        return new Reply.Card("counted",
            new JsonObject { ["ask"] = ask, ["say"] = new JsonObject { ["text"] = cards.Words(turn.Locale, key, said), ["verb"] = verb } });
    }
}
