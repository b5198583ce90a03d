using System.Globalization;
using CrmBot.Features.Company;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.People;

/// <summary>Gives a colleague another role, team, level, zone or share; for admins.</summary>
internal sealed class ChangePerson(CompanySettings settings, MoveZone clocks) : ICardVerb
{
    private const int MostWeight = 500, MostLeads = 9_999;

    public string Verb => "people.change";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (action.Record is not { Kind: "person" } record) return new Reply.Refuse("people.admit.noPerson");
        var weight = Number(action.Text("weight"), MostWeight);
        var reply = await ChangeAsync(turn, record.Id, person =>
        {
            if (action.Text("level") is { } level) person.Level = Levels.All.Contains(level) ? level : null;
            if (action.Text("team") is { } team) person.Team = settings.Teams.Any(known => known.Code == team) ? team : null;
            if (action.Text("regions") is { } regions)
                person.Regions = [.. regions.Split(',').Where(code => settings.Regions.Any(known => known.Code == code))];
            person.Weight = weight is 100 ? null : weight ?? person.Weight;
            person.OpenCap = Number(action.Text("openCap"), MostLeads);
            person.DailyCap = Number(action.Text("dailyCap"), MostLeads);
            return action.Text("role");
        }, cancellationToken);
        if (reply is Reply.OfRecord && await turn.Work.Records.FindAsync<Person>(record.Id, cancellationToken) is { } changed)
            await clocks.ToAsync(turn.Work, changed, action.Text("zone"), cancellationToken);
        return reply;
    }

    /// <param name="change">Changes the person and gives the role they shall have, or null for the one they have.</param>
    public static async Task<Reply> ChangeAsync(Turn turn, Guid id, Func<Person, string?> change, CancellationToken cancellationToken)
    {
        if (turn.Actor.Role != Roles.Admin) return new Reply.Refuse("people.onlyAdminsChange");
        if (turn.Place.IsGroup) return new Reply.Refuse("people.pick.inDirectChat");
        if (await turn.Work.Records.FindAsync<Person>(id, cancellationToken) is not { IsActive: true } person)
            return new Reply.Refuse("people.admit.noPerson");
        var role = change(person) ?? person.Role;
        if (!Roles.All.Contains(role)) return new Reply.Refuse("people.admit.noRole");
        if (person.Role == Roles.Admin && role != Roles.Admin && await IsLastAdminAsync(turn.Work, person, cancellationToken))
            return new Reply.Refuse("people.lastAdmin");
        person.Role = role;
        await turn.Work.World.ChangedAsync("person", person.Id, cancellationToken);
        return new Reply.OfRecord(new RecordRef("person", person.Id));
    }

    /// <summary>Without an admin nobody could give roles any more.</summary>
    public static async Task<bool> IsLastAdminAsync(ReadView view, Person person, CancellationToken cancellationToken) =>
        person.Role == Roles.Admin
        && !await view.Db.Set<Person>()
            .AnyAsync(other => other.IsActive && other.Role == Roles.Admin && other.Id != person.Id, cancellationToken);

    private static int? Number(string? text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, most) : null;
}

/// <summary>看资料 on the list of colleagues.</summary>
internal sealed class OpenPerson : ICardVerb
{
    public string Verb => "people.open";

    public bool IsRead => true;

    public Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken) => Task.FromResult<Reply>(
        turn.Actor.Role != Roles.Admin ? new Reply.Refuse("people.onlyAdminsChange")
        : Guid.TryParseExact(action.Text("person"), "N", out var id) ? new Reply.OfRecord(new RecordRef("person", id))
        : new Reply.Refuse("people.admit.noPerson"));
}
