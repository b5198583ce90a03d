namespace CrmBot.Runtime.Store;

/// <summary>Short numbers that people say aloud. A number is never given out twice, also not after an undo.</summary>
public sealed class NumberSequences(UnitOfWork work)
{
    public Task<long> NextAsync(string sequence, CancellationToken cancellationToken) => throw new NotSupportedException($"{sequence} {work.Engine}");
}
