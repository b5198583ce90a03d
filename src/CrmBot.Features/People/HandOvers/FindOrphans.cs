using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.People.HandOvers;

/// <summary>无主检查: what still belongs to people who have left, for managers and admins.</summary>
internal sealed class FindOrphans(WorkPack pack, CardLibrary cards) : IPhraseHandler
{
    private const int MostShown = 10;

    public string Name => "orphans";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (!Roles.SeesEverything(turn.Actor.Role)) return new Reply.Refuse("handover.onlyManagers");
        if (turn.Place.IsGroup) return new Reply.Refuse("people.pick.inDirectChat");
        var gone = await turn.Db.Set<Person>().AsNoTracking().Where(person => !person.IsActive).OrderBy(person => person.Name)
            .ToListAsync(cancellationToken);
        var rows = new JsonArray();
        foreach (var person in gone)
        {
            var counts = pack.Counts(await pack.AskAsync(turn.Work, person.Id, cancellationToken), turn.Locale);
            if (counts.Length > 0 && rows.Count < MostShown)
                rows.Add((JsonNode)new JsonObject { ["name"] = person.Name, ["say"] = new JsonObject { ["what"] = counts } });
        }

        return rows.Count == 0
            ? new Reply.Say("handover.noOrphans")
            : new Reply.Card("orphans", new JsonObject { ["rows"] = rows,
                ["say"] = new JsonObject { ["title"] = cards.Words(turn.Locale, "handover.orphansTitle", ("count", rows.Count)) } });
    }
}
