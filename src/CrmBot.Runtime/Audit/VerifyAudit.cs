using System.Security.Cryptography;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Audit;

public enum AuditFault
{
    /// <summary>A block between two others, or the known newest one, is gone.</summary>
    BlockMissing,

    /// <summary>A block does not carry the seal of its content: it was changed, or sealed with another key.</summary>
    SealWrong,

    /// <summary>A block was sealed with a key that is not listed.</summary>
    KeyUnknown,

    /// <summary>A block is not tied to the one before it.</summary>
    ChainBroken,

    /// <summary>A row of a block was changed, removed, added or moved.</summary>
    RowsChanged,

    /// <summary>A row not yet sealed is gone (seen by its number, on SQLite).</summary>
    RowMissing,
}

/// <summary>The newest block. Noted elsewhere (a log, paper), it also proves that nobody cut blocks off the end.</summary>
public sealed record AuditHead(long Number, string Seal);

/// <param name="Faults">By block number; the number after the last block stands for the rows not yet sealed.</param>
public sealed record AuditReport(long Blocks, long Rows, AuditHead? Head, IReadOnlyList<(long Block, AuditFault Fault)> Faults)
{
    public bool IsWhole => Faults.Count == 0;
}

/// <summary>Checks the whole audit log against its seals.</summary>
public sealed class VerifyAudit(AuditKeyring keys)
{
    /// <param name="known">A head noted earlier, or null.</param>
    public async Task<AuditReport> RunAsync(ReadView view, AuditHead? known, CancellationToken cancellationToken)
    {
        var faults = new List<(long, AuditFault)>();
        var (last, rows) = ((AuditBlock?)null, 0L);
        var metKnown = known is null;
        var cut = await AuditCut.FindAsync(view).ConfigureAwait(false);
        while (await NextAsync(view, last).ConfigureAwait(false) is { } block)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var fault in await CheckAsync(view, block, last, cut).ConfigureAwait(false)) faults.Add((block.Number, fault));
            metKnown |= known is not null && known == Head(block);
            rows += block.Rows;
            last = block;
        }

        if (!metKnown) faults.Add((known!.Number, AuditFault.BlockMissing));
        var unsealed = await UnsealedAsync(view, last, faults).ConfigureAwait(false);
        return new AuditReport(last?.Number ?? 0, rows + unsealed, last is null ? null : Head(last), faults);
    }

    internal static AuditHead Head(AuditBlock block) => new(block.Number, Convert.ToHexStringLower(block.Seal));

    private static Task<AuditBlock?> NextAsync(ReadView view, AuditBlock? last) =>
        view.Sql.FirstAsync($"SELECT {AuditBlock.Columns} FROM audit_block WHERE number > $1 ORDER BY number LIMIT 1", AuditBlock.Read,
            last?.Number ?? long.MinValue);

    private async Task<List<AuditFault>> CheckAsync(ReadView view, AuditBlock block, AuditBlock? last, AuditCut? cut)
    {
        var faults = new List<AuditFault>();
        if (block.Number != (last?.Number ?? 0) + 1) faults.Add(AuditFault.BlockMissing);
        if (!block.Previous.AsSpan().SequenceEqual(last?.Seal ?? AuditBlock.Origin)) faults.Add(AuditFault.ChainBroken);
        if (keys.Seal(block.KeyId, block.Content()) is not { } seal) faults.Add(AuditFault.KeyUnknown);
        else if (!CryptographicOperations.FixedTimeEquals(seal, block.Seal)) faults.Add(AuditFault.SealWrong);

        // The rows of these were dropped because they were old enough; whoever says so must have had the key.
        if (block.Number == cut?.Block && !cut.Fits(block, keys)) faults.Add(AuditFault.SealWrong);
        if (block.Number <= cut?.Block) return faults;

        // One more than there should be, so that added rows are seen without reading without end.
        var rows = await AuditRows.BetweenAsync(view, last?.Last ?? AuditPosition.Start, block.Last, block.Rows + 1).ConfigureAwait(false);
        if (rows.Count != block.Rows || !AuditRows.Hash(rows).AsSpan().SequenceEqual(block.RowsHash)) faults.Add(AuditFault.RowsChanged);
        return faults;
    }

    private static async Task<long> UnsealedAsync(ReadView view, AuditBlock? last, List<(long, AuditFault)> faults)
    {
        var after = last?.Last.Seq ?? 0;
        var (count, newest) = await AuditRows.CountUnsealedAsync(view, last?.Last ?? new AuditPosition(-1, 0)).ConfigureAwait(false);
        // On SQLite numbers are drawn without gaps, and the last one drawn is known; PostgreSQL leaves gaps where a write was rolled back.
        var drawn = view.Engine == EngineKind.Sqlite
            ? await view.Sql.FirstAsync("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'audit_row'", row => row.Number(0))
                .ConfigureAwait(false) : 0;
        if (view.Engine == EngineKind.Sqlite && (newest - after != count || drawn > newest))
            faults.Add(((last?.Number ?? 0) + 1, AuditFault.RowMissing));
        return count;
    }
}
