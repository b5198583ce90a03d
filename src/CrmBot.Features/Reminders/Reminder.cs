using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;

namespace CrmBot.Features.Reminders;

/// <summary>Something to be done at a time ahead: asked for, promised to a customer, or the next step of a contact.</summary>
[RecordKind("reminder")]
internal sealed class Reminder : Record
{
    public const int TextLength = 1000;

    public ReminderKind Kind { get; init; }

    public Guid? CustomerId { get; set; }

    /// <summary>The customer's person as said.</summary>
    public string? Who { get; set; }

    /// <summary>What is to be done, as typed.</summary>
    public required string Text { get; set; }

    /// <summary>Who has to do it.</summary>
    public Guid OwnerId { get; set; }

    public Guid CreatedBy { get; init; }

    /// <summary>The contact it came from.</summary>
    public Guid? InteractionId { get; init; }

    /// <summary>Wall time asked for, <c>yyyy-MM-ddTHH:mm</c>, in <see cref="Zone"/>; null for a deadline or an undated promise.</summary>
    public string? At { get; private set; }

    /// <summary>Last day or moment, <c>yyyy-MM-dd</c> or <c>yyyy-MM-ddTHH:mm</c>; that day still counts.</summary>
    public string? By { get; private set; }

    /// <summary>
    /// Repetition code of the language contract (<c>day</c>, <c>workday</c>, <c>MO,TH</c>, <c>month:15</c>, <c>2w:MO</c>); null for once.
    /// </summary>
    public string? Every { get; set; }

    /// <summary>Clock of a repetition, <c>HH:mm</c>.</summary>
    public string? Clock { get; set; }

    /// <summary>Repeats until then: <c>won</c> or a date.</summary>
    public string? Until { get; set; }

    /// <summary>IANA zone of the wall times.</summary>
    public required string Zone { get; set; }

    /// <summary>
    /// The moment it is next shown, Unix milliseconds of business time; null when it has no date. Derived from the wall times.
    /// </summary>
    public long? DueAt { get; private set; }

    public ReminderState State { get; private set; }

    /// <summary>How often it was put off.</summary>
    public int PutOff { get; private set; }

    /// <summary>Business time, Unix milliseconds.</summary>
    public long? ClosedAt { get; private set; }

    public long CreatedAt { get; init; }

    public bool IsOpen => State is ReminderState.Waiting or ReminderState.Due;

    public TimeZoneInfo TimeZone => TimeZones.Find(Zone);

    /// <summary>Shown at this wall time.</summary>
    public void ShowAt(DateTime local)
    {
        (At, By) = (SaidTime.Write(local), null);
        Plan(local);
    }

    /// <summary>To be done by a day, or a moment of it; <paramref name="show"/> is when the card comes.</summary>
    public void DueBy(SaidTime deadline, DateTime show)
    {
        (At, By) = (null, deadline.ToString());
        Plan(show);
    }

    /// <summary>The next occurrence of a repetition.</summary>
    public void Repeat(DateTime next)
    {
        (At, By) = (SaidTime.Write(next), null);
        Plan(next);
    }

    /// <summary>The card was shown.</summary>
    public void FallDue() => State = ReminderState.Due;

    public void Postpone(DateTime local)
    {
        PutOff++;
        ShowAt(local);
    }

    public void Finish(long now) => Close(ReminderState.Done, now);

    public void Cancel(long now) => Close(ReminderState.Cancelled, now);

    /// <summary>
    /// Somebody has to do it who lives in this zone. What is planned keeps its wall time there; what is due, or would be past there, its
    /// moment.
    /// </summary>
    public void HandTo(Guid person, TimeZoneInfo zone, long now)
    {
        OwnerId = person;
        if (zone.Id == Zone) return;
        if (DueAt is { } due) MoveTo(zone, due, now);
        Zone = zone.Id;
    }

    private void MoveTo(TimeZoneInfo zone, long due, long now)
    {
        var there = Instants.FromLocal(Instants.ToLocal(due, TimeZone), zone);
        if (State == ReminderState.Waiting && there > now) DueAt = there;
        else if (At is not null) At = SaidTime.Write(Instants.ToLocal(due, zone));
    }

    private void Close(ReminderState state, long now) => (State, ClosedAt) = (state, now);

    private void Plan(DateTime local) => (DueAt, State) = (Instants.FromLocal(local, TimeZone), ReminderState.Waiting);
}

internal enum ReminderKind { Reminder, Promise, NextStep }

internal enum ReminderState { Waiting, Due, Done, Cancelled }
