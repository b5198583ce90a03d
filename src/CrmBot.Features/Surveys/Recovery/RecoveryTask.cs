using CrmBot.Runtime.Store;

namespace CrmBot.Features.Surveys.Recovery;

/// <summary>Somebody is to make good for a low score within a day. Instants are business time in Unix milliseconds.</summary>
[RecordKind("recovery")]
internal sealed class RecoveryTask : Record
{
    public const int NoteLength = 1000;
    public const long Hour = 3_600_000, Within = 24 * Hour;

    public Guid SurveyId { get; init; }

    public Guid CustomerId { get; init; }

    public Guid? TicketId { get; init; }

    /// <summary>Whose it is; null when the company has nobody for it.</summary>
    public Guid? OwnerId { get; set; }

    /// <summary>Who looks on, and whom it climbs from.</summary>
    public Guid? LeadId { get; set; }

    public long OpenedAt { get; init; }

    /// <summary>How often it went up unanswered.</summary>
    public int Steps { get; set; }

    /// <summary>What was done, as typed.</summary>
    public string? Note { get; private set; }

    public Guid? DoneBy { get; private set; }

    public long? DoneAt { get; private set; }

    public bool IsOpen => DoneAt is null;

    public long DueAt => OpenedAt + Within;

    public void Finish(string note, Guid by, long now) => (Note, DoneBy, DoneAt) = (note, by, now);

    public static RecordRef Record(Guid id) => new("recovery", id);
}
