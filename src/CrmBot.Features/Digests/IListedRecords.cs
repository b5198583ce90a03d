using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Digests;

/// <summary>A record as one line of a list.</summary>
/// <param name="Name">What it is about, as typed: a customer's name, usually.</param>
/// <param name="Text">More of what was typed; empty for nothing.</param>
/// <param name="Line">Our words: when, how much, how far; empty for nothing.</param>
/// <param name="Owner">Whose it is.</param>
internal sealed record ListedRecord(Guid Id, string Name, string Text, string Line, string Owner)
{
    /// <summary>The record whose card the line opens, when it is another one.</summary>
    public RecordRef? Opens { get; init; }
}

/// <summary>Puts records of one kind into the lists behind numbers. One implementation per kind.</summary>
internal interface IListedRecords
{
    string Kind { get; }

    /// <summary>The lines of those that still exist and that the reader may see, in the order of <paramref name="ids"/>.</summary>
    Task<IReadOnlyList<ListedRecord>> ListAsync(ReadView view, IReadOnlyList<Guid> ids, Actor reader, CancellationToken cancellationToken);
}
