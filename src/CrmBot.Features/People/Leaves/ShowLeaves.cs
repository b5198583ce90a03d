using System.Text.Json.Nodes;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.People.Leaves;

/// <summary>谁在休假: who is away, and who will be. Everybody may know, so that nobody waits for an answer.</summary>
internal sealed class ShowLeaves(LeaveCard card) : IPhraseHandler
{
    private const int MostShown = 15;

    public string Name => "leave_list";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Actor.Role == Roles.Partner) return new Reply.Refuse("policy.noAccess");
        var leaves = await LeaveCalendar.AheadAsync(turn.Work, MostShown, cancellationToken);
        if (leaves.Count == 0) return new Reply.Say("leave.nobody");
        var ids = leaves.Select(leave => leave.PersonId).Concat(leaves.Select(leave => leave.StandInId).OfType<Guid>()).Distinct().ToList();
        var names = await turn.Db.Set<Person>().Where(person => ids.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
        return new Reply.Card("leave-list", new JsonObject
        {
            ["rows"] = new JsonArray([.. leaves.Select(leave => (JsonNode)new JsonObject
            {
                ["name"] = names.GetValueOrDefault(leave.PersonId) ?? "",
                ["standIn"] = leave.StandInId is { } standIn ? names.GetValueOrDefault(standIn) ?? "" : "",
                ["now"] = leave.HoldsAt(turn.Now),
                ["say"] = new JsonObject { ["when"] = card.Days(leave, turn.LocalNow, turn.Locale) },
            })]),
        });
    }
}

/// <summary>休假: asks for the days in a card.</summary>
internal sealed class AskLeave : IPhraseHandler
{
    private const int MostOffered = 60;

    public string Name => "leave_ask";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Place.IsGroup) return new Reply.Refuse("people.pick.inDirectChat");
        var people = await turn.Db.Set<Person>().AsNoTracking().Where(person => person.IsActive).OrderBy(person => person.Name)
            .ToListAsync(cancellationToken);
        var tomorrow = SaidTime.Write(DateOnly.FromDateTime(turn.LocalNow).AddDays(1));
        return new Reply.Card("leave-new", new JsonObject
        {
            ["me"] = turn.Actor.Id.ToString("N"),
            ["date"] = tomorrow,
            ["people"] = Choices(people.Where(person => LeaveRights.MayChange(turn.Actor, person))),
            ["colleagues"] = Choices(people.Where(person => person.Id != turn.Actor.Id)),
        });
    }

    private static JsonArray Choices(IEnumerable<Person> people) =>
        [.. people.Take(MostOffered)
            .Select(person => (JsonNode)new JsonObject { ["title"] = person.Name, ["value"] = person.Id.ToString("N") })];
}
