using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.People;

/// <summary>Tells the runtime who is who by directory id, and receives those nobody knows yet.</summary>
internal sealed class WhoIsWho(PeopleOptions options, PickDemoPerson demo, ReceiveNewcomer newcomers) : IDirectory
{
    public async Task<Actor?> FindAsync(ReadView view, string directoryId, CancellationToken cancellationToken)
    {
        if (await view.Records.ReadAsync<DirectoryBinding>(DirectoryBinding.IdOf(directoryId), cancellationToken) is not { } binding)
            return null;
        var person = await view.Records.ReadAsync<Person>(binding.PersonId, cancellationToken);
        return person is { IsActive: true } ? ActorOf(person, directoryId, view.Now) : null;
    }

    public async Task<Actor?> FindAsync(ReadView view, Guid personId, CancellationToken cancellationToken)
    {
        var person = await view.Records.ReadAsync<Person>(personId, cancellationToken);
        return person is { IsActive: true } ? ActorOf(person, person.DirectoryId ?? "", view.Now) : null;
    }

    public Task<Reply> GreetUnknownAsync(Turn turn, CancellationToken cancellationToken) => options.DemoPeople
        ? demo.AskAsync(turn, cancellationToken)
        : newcomers.ReceiveAsync(turn, cancellationToken);

    public async Task<Reply?> ActAsUnknownAsync(Turn turn, CardAction action, CancellationToken cancellationToken) =>
        options.DemoPeople && action.Verb == demo.Verb ? await demo.HandleAsync(turn, action, cancellationToken) : null;

    private static Actor ActorOf(Person person, string directoryId, long now) =>
        new(person.Id, person.Name, person.Role, person.Team, person.Locale, Zones.Find(person.Zone), directoryId)
        {
            // Most people stand in for nobody and look after no region: their turns make no lists.
            StandsInFor = person.StandInText.Length == 0 ? [] : [.. person.StandIns.Where(one => one.HoldsAt(now)).Select(one => one.For)],
            Regions = person.RegionText.Length == 0 ? [] : person.Regions,
        };
}
