using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Knowledge.Finding;

/// <summary>All entries, ready to be asked.</summary>
internal static class KnowledgeBase
{
    /// <summary>More than a company writes down; the newest of more.</summary>
    private const int Most = 5000;

    public static async Task<FindAnswer<KnowledgeEntry>> ReadAsync(ReadView view, CancellationToken cancellationToken)
    {
        var entries = await view.Db.Set<KnowledgeEntry>().AsNoTracking().OrderByDescending(entry => entry.ChangedAt).Take(Most)
            .ToListAsync(cancellationToken);
        return new FindAnswer<KnowledgeEntry>(entries, entry => ([entry.Title, .. entry.Wordings?.Split('\n') ?? []], entry.Text));
    }

    /// <summary>By the core of the question, as the parser read it, and by the whole sentence; whichever finds more.</summary>
    public static async Task<IReadOnlyList<Scored<KnowledgeEntry>>> RankAsync(
        ReadView view, IEnumerable<string?> asked, CancellationToken cancellationToken)
    {
        var all = await ReadAsync(view, cancellationToken);
        return asked.OfType<string>().Distinct(StringComparer.Ordinal).Select(all.Rank)
            .MaxBy(ranked => ranked is [var best, ..] ? best.Score : 0) ?? [];
    }
}
