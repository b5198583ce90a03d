using System.Text.Json.Nodes;
using CrmBot.Cards;

namespace CrmBot.Features.Reading;

/// <summary>What is wrong with a filled-in form, sentence by sentence, as its card shows it.</summary>
internal sealed class FormErrors(CardLibrary cards, string locale)
{
    private readonly List<string> sentences = [];

    public bool None => sentences.Count == 0;

    public void Add(string key, params ReadOnlySpan<(string Name, object? Value)> values) =>
        sentences.Add(cards.Words(locale, key, values));

    public JsonArray ToJson() =>
        [.. sentences.Select(text => (JsonNode)new JsonObject { ["say"] = new JsonObject { ["text"] = text } })];
}
