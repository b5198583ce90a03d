using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.People;

/// <summary>The colleague that a name or nickname means, as people type it.</summary>
internal static class FindColleague
{
    /// <summary>What a colleague slot of the language contract means: a name, or <c>me</c> for the speaker.</summary>
    public static async Task<Person?> SlotAsync(Turn turn, string? slot, CancellationToken cancellationToken) => slot == "me"
        ? await turn.Work.Records.ReadAsync<Person>(turn.Actor.Id, cancellationToken)
        : await NamedAsync(turn.Work, slot, cancellationToken);

    /// <summary>Null when nobody active is called that, or several are.</summary>
    public static async Task<Person?> NamedAsync(ReadView view, string? typed, CancellationToken cancellationToken)
    {
        if (FoldedName.Of(typed?.TrimStart('@') ?? "") is not { Length: > 0 } key) return null;
        var people = await view.Db.Set<Person>().AsNoTracking().Where(person => person.IsActive).ToListAsync(cancellationToken);
        var byName = people.FindAll(person => FoldedName.Of(person.Name) == key);
        var meant = byName.Count > 0 ? byName : people.FindAll(person => person.Nicknames.Any(nickname => FoldedName.Of(nickname) == key));
        return meant is [var only] ? only : null;
    }
}
