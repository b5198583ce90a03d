using CrmBot.Language;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.WorldSnapshot;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Customers;

/// <summary>
/// Teaches the parser the tags in use; remembers their spelling, because a tag that is gone can no longer be asked for it.
/// </summary>
internal sealed class TagsInWorld : IWorldPart
{
    private readonly Dictionary<Guid, string> known = [];

    public string Kind => "tag";

    public async Task LoadAsync(ReadView view, World world, CancellationToken cancellationToken)
    {
        foreach (var tag in await view.Db.Set<Tag>().AsNoTracking().ToListAsync(cancellationToken)) Put(world, tag);
    }

    public async Task ApplyAsync(ReadView view, World world, Guid id, CancellationToken cancellationToken)
    {
        var tag = await view.Db.Set<Tag>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancellationToken);
        if (tag is not null) Put(world, tag);
        else Forget(world, id);
    }

    private void Put(World world, Tag tag)
    {
        lock (known) known[tag.Id] = tag.Name;
        world.PutTag(tag.Name);
    }

    private void Forget(World world, Guid id)
    {
        string? name;
        lock (known)
        {
            if (!known.Remove(id, out name)) return;
        }

        world.RemoveTag(name);
    }
}
