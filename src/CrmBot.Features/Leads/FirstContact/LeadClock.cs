using CrmBot.Runtime.Store;

namespace CrmBot.Features.Leads.FirstContact;

/// <summary>What is waited for with one lead: the first contact, an answer, the next sign of life. Has the id of its lead.</summary>
[RecordKind("lead_clock")]
internal sealed class LeadClock : Record
{
    /// <summary>Whose turn it is; null in the pool.</summary>
    public Guid? OwnerId { get; private set; }

    /// <summary>
    /// When it was given to the owner: the first-contact clock runs from here. Business time, Unix milliseconds, like every instant here.
    /// </summary>
    public long? GivenAt { get; private set; }

    /// <summary>Until when the owner should have been in touch; null when they have, or when nobody has to.</summary>
    public long? DueAt { get; set; }

    /// <summary>Since when the customer waits for an answer; null when nobody waits.</summary>
    public long? AskedAt { get; private set; }

    /// <summary>The question for which talk scripts were sent; one question gets them once.</summary>
    public long? HelpedAt { get; private set; }

    /// <summary>The last sign of life: given, in touch, woken by a better grade.</summary>
    public long? QuietSince { get; private set; }

    /// <summary>How far the ladder of silence has gone since <see cref="QuietSince"/>.</summary>
    public int Step { get; set; }

    /// <summary>When the owner was warned that it goes back into the pool.</summary>
    public long? WarnedAt { get; set; }

    /// <summary>Since when it is on hold because of its grade; null while it is worked.</summary>
    public long? SleptAt { get; set; }

    /// <summary>When the owner was reminded of the first contact.</summary>
    public long? RemindedAt { get; set; }

    /// <summary>When the team's lead was told that nobody had been in touch in time.</summary>
    public long? BreachedAt { get; set; }

    /// <summary>A new owner: everything starts anew.</summary>
    public void Give(Guid owner, long now)
    {
        (OwnerId, GivenAt, RemindedAt, BreachedAt) = (owner, now, null, null);
        Live(now);
    }

    public void PutInPool() => (OwnerId, GivenAt, DueAt, AskedAt, QuietSince, Step, WarnedAt) = (null, null, null, null, null, 0, null);

    /// <summary>Somebody was in touch with the customer, or tried to be.</summary>
    public void Touch(long now)
    {
        (DueAt, AskedAt) = (null, null);
        Live(now);
    }

    /// <summary>The customer has asked; a second question does not make the first one younger.</summary>
    public void Ask(long now) => AskedAt ??= now;

    /// <summary>Talk scripts were sent for the question asked then.</summary>
    public void Helped(long asked) => HelpedAt = asked;

    /// <summary>Life in it again: silence is counted from now.</summary>
    public void Live(long now) => (QuietSince, Step, WarnedAt) = (now, 0, null);
}
