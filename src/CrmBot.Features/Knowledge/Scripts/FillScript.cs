using CrmBot.Cards;
using CrmBot.Features.Company;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Knowledge.Scripts;

/// <summary>
/// Puts names where a script leaves a place: <c>{hello}</c> (王总您好，), <c>{who}</c>, <c>{me}</c>, <c>{company}</c>. No place stays empty.
/// </summary>
internal sealed class FillScript(CardLibrary cards, CompanySettings settings)
{
    /// <param name="who">How to address whoever it is for; null when nobody is named.</param>
    public string Fill(string text, string? who, Turn turn) => text
        .Replace("{hello}", cards.Words(turn.Locale, who is null ? "knowledge.hello" : "knowledge.helloTo", ("who", who)),
            StringComparison.Ordinal)
        .Replace("{who}", who ?? cards.Words(turn.Locale, "knowledge.you"), StringComparison.Ordinal)
        .Replace("{me}", turn.Actor.Name, StringComparison.Ordinal)
        .Replace("{company}", settings.Name, StringComparison.Ordinal);
}
