using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Imports.Chat;

/// <summary>
/// Keeps a file while somebody decides about it, and the list of its errors after that; in the database, so that
/// any instance can go on with it. In pieces, each a write of its own, so that nobody waits for a large one.
/// </summary>
internal sealed class ImportParts(IStore store)
{
    private const int BytesPerPart = 192 * 1024;

    public async Task KeepAsync(Guid run, string kind, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        await ForgetAsync(run, kind, cancellationToken);
        for (var place = 0; place * BytesPerPart < content.Length; place++)
        {
            var bytes = content.Slice(place * BytesPerPart, Math.Min(BytesPerPart, content.Length - (place * BytesPerPart)));
            var part = new ImportPart { ImportId = run, Kind = kind, Place = place, Content = Convert.ToBase64String(bytes.Span) };
            await store.WriteAsync("import", (work, token) => AddAsync(work, part, token), cancellationToken);
        }
    }

    /// <summary>Null when there is none (any more).</summary>
    public Task<byte[]?> FindAsync(Guid run, string kind, CancellationToken cancellationToken) =>
        store.ReadAsync((view, token) => FindAsync(view, run, kind, token), cancellationToken);

    public static async Task<byte[]?> FindAsync(ReadView view, Guid run, string kind, CancellationToken cancellationToken)
    {
        var parts = await view.Db.Set<ImportPart>().AsNoTracking().Where(part => part.ImportId == run && part.Kind == kind)
            .OrderBy(part => part.Place).Select(part => part.Content).ToListAsync(cancellationToken);
        return parts.Count == 0 ? null : [.. parts.SelectMany(Convert.FromBase64String)];
    }

    public async Task ForgetAsync(Guid run, string kind, CancellationToken cancellationToken)
    {
        while (await store.WriteAsync("import", (work, token) => ForgetSomeAsync(work, run, kind, token), cancellationToken))
        {
        }
    }

    private static async Task<bool> AddAsync(UnitOfWork work, ImportPart part, CancellationToken cancellationToken)
    {
        work.Db.Add(part);
        await work.SaveAsync(cancellationToken);
        return true;
    }

    private static async Task<bool> ForgetSomeAsync(UnitOfWork work, Guid run, string kind, CancellationToken cancellationToken)
    {
        const int AtOnce = 8;
        var some = await work.Db.Set<ImportPart>().Where(part => part.ImportId == run && part.Kind == kind).OrderBy(part => part.Id)
            .Take(AtOnce).ToListAsync(cancellationToken);
        work.Db.RemoveRange(some);
        await work.SaveAsync(cancellationToken);
        return some.Count == AtOnce;
    }
}
