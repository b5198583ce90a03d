using CrmBot.Language;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.WorldSnapshot;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.People;

/// <summary>Teaches the parser our colleagues' names.</summary>
internal sealed class ColleaguesInWorld : IWorldPart
{
    public string Kind => "person";

    public async Task LoadAsync(ReadView view, World world, CancellationToken cancellationToken)
    {
        foreach (var person in await view.Db.Set<Person>().AsNoTracking().Where(known => known.IsActive).OrderBy(known => known.Id)
            .ToListAsync(cancellationToken))
            world.Put(Entry(person));
    }

    public async Task ApplyAsync(ReadView view, World world, Guid id, CancellationToken cancellationToken)
    {
        var person = await view.Db.Set<Person>().AsNoTracking()
            .FirstOrDefaultAsync(known => known.Id == id && known.IsActive, cancellationToken);
        if (person is null) world.RemoveColleague(id.ToString("N"));
        else world.Put(Entry(person));
    }

    private static ColleagueEntry Entry(Person person) => new(person.Id.ToString("N"), person.Name)
    {
        Nicknames = person.Nicknames,
        Team = person.Team,
        Role = person.Role,
    };
}
