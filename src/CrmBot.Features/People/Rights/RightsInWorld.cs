using CrmBot.Language;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using CrmBot.Runtime.WorldSnapshot;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.People.Rights;

/// <summary>Keeps the table of rights in step with the store in every instance, the way the parser's world is kept.</summary>
internal sealed class RightsInWorld(RightsTable table) : IWorldPart, IAfterUndo
{
    public string Kind => "role_right";

    public async Task LoadAsync(ReadView view, World world, CancellationToken cancellationToken)
    {
        foreach (var right in await view.Db.Set<RoleRight>().AsNoTracking().ToListAsync(cancellationToken)) Put(right);
    }

    public async Task ApplyAsync(ReadView view, World world, Guid id, CancellationToken cancellationToken)
    {
        if (await view.Records.ReadAsync<RoleRight>(id, cancellationToken) is { } right) Put(right);
        else if (Roles.All.FirstOrDefault(role => RoleRight.IdOf(role) == id) is { } role) table.Put(role, null);
    }

    public Task RestoredAsync(UnitOfWork work, Guid id, CancellationToken cancellationToken) =>
        work.World.ChangedAsync(Kind, id, cancellationToken);

    private void Put(RoleRight right) => table.Put(right.Role, new Right(right.See, right.Change, right.Masks));
}
