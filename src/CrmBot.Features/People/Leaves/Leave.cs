using CrmBot.Runtime.Store;

namespace CrmBot.Features.People.Leaves;

/// <summary>Days on which somebody is not there, and who does their work meanwhile.</summary>
[RecordKind("leave")]
internal sealed class Leave : Record
{
    public required Guid PersonId { get; init; }

    /// <summary><c>yyyy-MM-dd</c> on the person's own calendar.</summary>
    public required string FirstDay { get; init; }

    /// <summary>Still away on this day.</summary>
    public required string LastDay { get; init; }

    /// <summary>Beginning of the first day in the person's zone; business time, Unix milliseconds.</summary>
    public required long FromAt { get; init; }

    /// <summary>End of the last day, which no longer counts; earlier when they came back before.</summary>
    public required long ToAt { get; set; }

    /// <summary>The colleague who stands in; null when nobody does.</summary>
    public Guid? StandInId { get; set; }

    public required Guid CreatedBy { get; init; }

    /// <summary>Business time, Unix milliseconds.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>Called off before it began.</summary>
    public bool IsCancelled { get; set; }

    public bool HoldsAt(long moment) => !IsCancelled && FromAt <= moment && moment < ToAt;

    public bool IsOver(long moment) => IsCancelled || ToAt <= moment;
}
