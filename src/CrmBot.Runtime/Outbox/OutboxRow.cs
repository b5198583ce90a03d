using CrmBot.Runtime.Places;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Outbox;

internal enum RowKind { Post = 0, Edit = 1 }

/// <summary>What has become of a row. Below ten it is still to be done.</summary>
internal enum RowState
{
    Pending = 0,

    /// <summary>Leaving now: stored before the request, so that a crash in between is known to be ambiguous.</summary>
    Sending = 1,

    Sent = 10,

    /// <summary>It may have arrived; never repeated by itself.</summary>
    Unknown = 11,

    /// <summary>Refused for good, or given up.</summary>
    Dead = 12,

    /// <summary>Nothing left to send: the card of this edit is gone or was never delivered.</summary>
    Dropped = 13,
}

/// <summary>
/// An open row as the worker holds it in memory. <see cref="Id"/> is the card instance; an edit carries that of the card it edits.
/// </summary>
internal sealed class OutboxRow
{
    public const string Columns =
        "seq, id, kind, lane, person, directory_id, locale, priority, delivery, state, attempts, again, due_system_at, until_system_at, created_system_at";

    /// <summary>Place in the order of all rows; given by the store.</summary>
    public long Seq { get; set; }

    public required Guid Id { get; init; }

    public required RowKind Kind { get; init; }

    /// <summary>The place's key; <see cref="OpenDirectChat.Lane"/> while the direct chat is not open yet.</summary>
    public required string Lane { get; init; }

    public Guid? Person { get; init; }

    public string? DirectoryId { get; init; }

    public required string Locale { get; init; }

    public required Priority Priority { get; init; }

    public required Delivery Delivery { get; init; }

    public required long CreatedSystemAt { get; init; }

    public RowState State { get; set; }

    public int Attempts { get; set; }

    /// <summary>Sent once with unknown fate: the next time it says so.</summary>
    public bool Again { get; set; }

    /// <summary>
    /// Somebody clicked on the card while the answer to its sending is awaited. A click that comes too late for this is found in the store.
    /// </summary>
    public bool Arrived { get; set; }

    /// <summary>System time before which it is left alone.</summary>
    public long NotBefore { get; set; }

    /// <summary>End of this instance's lease on the row, system time.</summary>
    public long Until { get; set; }

    /// <summary>
    /// Makes the message; kept while the row can leave at once, otherwise it is drawn from the store when its turn comes.
    /// </summary>
    public Func<OutgoingMessage>? Draw { get; set; }

    public Place? Place { get; set; }

    public static OutboxRow Read(StoreRow row) => new()
    {
        Seq = row.Number(0),
        Id = row.Id(1),
        Kind = (RowKind)row.Number(2),
        Lane = row.Text(3),
        Person = row.IdOrNull(4),
        DirectoryId = row.TextOrNull(5),
        Locale = row.Text(6),
        Priority = (Priority)row.Number(7),
        Delivery = (Delivery)row.Number(8),
        State = (RowState)row.Number(9),
        Attempts = (int)row.Number(10),
        Again = row.Flag(11),
        NotBefore = row.Number(12),
        Until = row.Number(13),
        CreatedSystemAt = row.Number(14),
    };
}
