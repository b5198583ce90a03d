using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Privacy;

internal enum PrivacyState
{
    /// <summary>Waits for a second person.</summary>
    Open = 0,

    /// <summary>Said yes to; of an erasure: it is about to begin, or goes on.</summary>
    Confirmed = 1,

    Done = 10,

    Refused = 11,

    Expired = 12,
}

/// <summary>
/// Somebody asked for a person's data to be erased or handed over, and a second person decides. It names nobody: who is meant stands in
/// their own record, and is gone with it. Instants are business time in Unix milliseconds.
/// </summary>
[RecordKind("privacy_request")]
internal sealed class PrivacyRequest : Record
{
    public const string Erase = "erase", Export = "export";
    public const int ReasonLength = 500, CountLength = 2000;

    /// <summary>How long a second person has, and afterwards how long a file can be fetched.</summary>
    public static readonly TimeSpan Open = TimeSpan.FromDays(7);

    /// <summary><see cref="Erase"/> or <see cref="Export"/>.</summary>
    public required string Act { get; init; }

    /// <summary>The customer it is about, or whose contact; null when a colleague asks about themselves.</summary>
    public Guid? CustomerId { get; init; }

    /// <summary>The customer's person; null when the whole customer is meant.</summary>
    public Guid? ContactId { get; init; }

    /// <summary>Null for the program itself, which erases again after a restore.</summary>
    public Guid? AskedBy { get; init; }

    public long AskedAt { get; init; }

    public PrivacyState State { get; private set; }

    public Guid? DecidedBy { get; private set; }

    public long? DecidedAt { get; private set; }

    /// <summary>Why not, as typed.</summary>
    public string? Reason { get; private set; }

    public long? DoneAt { get; private set; }

    /// <summary>How many records of which kind it concerns; when it is done, how many were masked.</summary>
    public string CountText { get; set; } = "";

    /// <summary>What is being erased, sealed; only while that goes on.</summary>
    public string? Sealed { get; set; }

    /// <summary>System time, Unix milliseconds, until which one process works on it; of a finished one when that was.</summary>
    public long LeaseUntil { get; set; }

    public bool IsOwn => CustomerId is null;

    public long Until => (DecidedAt ?? AskedAt) + (long)Open.TotalMilliseconds;

    public IReadOnlyList<(string Kind, int Count)> Counts
    {
        get =>
            [.. WordList.Read(CountText).Select(word => word.Split('='))
                .Select(pair => (pair[0], int.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture)))];
        set => CountText = WordList.Write(value.Select(one => FormattableString.Invariant($"{one.Kind}={one.Count}")));
    }

    public static RecordRef Ref(Guid id) => new("privacy_request", id);

    public void Confirm(Guid? by, long now) => (State, DecidedBy, DecidedAt) = (PrivacyState.Confirmed, by, now);

    public void Refuse(Guid by, string reason, long now) =>
        (State, DecidedBy, Reason, DecidedAt) = (PrivacyState.Refused, by, Clip.To(reason, ReasonLength), now);

    public void Expire() => State = PrivacyState.Expired;

    /// <param name="systemNow">Backups are dated by the system's clock.</param>
    public void Finish(long now, long systemNow) => (State, Sealed, LeaseUntil, DoneAt) = (PrivacyState.Done, null, systemNow, now);
}
