using System.Text.Json.Nodes;
using CrmBot.Cards;

namespace CrmBot.Runtime.Turns.Drafts;

/// <summary>A card that has nothing left to do: one sentence of ours.</summary>
internal sealed class ClosedCards(CardLibrary library)
{
    public Reply Of(string locale, string key) =>
        new Reply.Card("closed", new JsonObject { ["say"] = new JsonObject { ["text"] = library.Words(locale, key) } });
}
