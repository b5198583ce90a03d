using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.People;

/// <summary>The first card a person gets: their name, and sentences to try that fit their work.</summary>
internal sealed class Welcome(CardLibrary cards, PeopleOptions options)
{
    private const int Examples = 4;

    public Reply To(Person person, string locale)
    {
        var group = person.Role switch
        {
            Roles.Agent => "agent",
            Roles.Manager or Roles.Director or Roles.Lead => "lead",
            Roles.Admin => "admin",
            _ => "rep",
        };
        var sentences = Enumerable.Range(1, Examples).Select(number => $"people.try.{group}{number}").Where(cards.HasWords)
            .Select(key => (JsonNode)new JsonObject { ["sentence"] = cards.Words(locale, key) });
        return new Reply.Card("people-welcome", new JsonObject
        {
            ["name"] = person.Nicknames is [var nickname, ..] ? nickname : person.Name,
            ["canSwitch"] = options.DemoPeople,
            ["say"] = new JsonObject { ["role"] = cards.Words(locale, "people.role." + person.Role) },
            ["sentences"] = new JsonArray([.. sentences]),
        });
    }
}
