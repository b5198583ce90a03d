namespace CrmBot.Runtime.Store;

/// <summary>Short numbers that people say aloud. A number is never given out twice, also not after an undo.</summary>
public sealed class NumberSequences(UnitOfWork work)
{
    private const string Next =
        """
        INSERT INTO number_sequence (name, last) VALUES ($1, 1)
        ON CONFLICT (name) DO UPDATE SET last = number_sequence.last + 1
        RETURNING last
        """;

    /// <summary>
    /// The next number, from 1. It belongs to this transaction: a rolled-back one gives it back unseen. The counter is outside the undo
    /// journal, so undoing the turn leaves a gap.
    /// </summary>
    public Task<long> NextAsync(string sequence, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return work.Sql.FirstAsync(Next, row => row.Number(0), sequence);
    }
}
