using CrmBot.Runtime.Store;

namespace CrmBot.Features.Tickets.Ladder;

/// <summary>
/// Somebody above is asked to step in: because a deadline broke, an agent asked, or the customer did. It goes up a level each time nobody
/// takes it on in time, and stops with the first who does.
/// </summary>
[RecordKind("ticket_escalation")]
internal sealed class Escalation : Record
{
    public const int NoteLength = 1000;

    public Guid TicketId { get; init; }

    /// <summary>
    /// sla, asked, customer, approval, crisis, problem, outage, or improve: what a complaint's customer is owed was not sent.
    /// </summary>
    public required string Kind { get; init; }

    /// <summary>For sla: which clock broke.</summary>
    public string? Clock { get; init; }

    /// <summary>lead, director, tier2, oncall or person.</summary>
    public required string Level { get; set; }

    /// <summary>Whose turn it is.</summary>
    public Guid ToId { get; set; }

    /// <summary>Who asked; null for the bot itself.</summary>
    public Guid? By { get; init; }

    public string? Note { get; init; }

    /// <summary>What the customer is to get, in minor units; for an approval.</summary>
    public long? Amount { get; init; }

    public string? Currency { get; init; }

    public long CreatedAt { get; init; }

    /// <summary>How often it went up.</summary>
    public int Steps { get; set; }

    /// <summary>taken, approved, declined or settled; null while it waits.</summary>
    public string? Outcome { get; private set; }

    public Guid? AnsweredBy { get; private set; }

    public long? AnsweredAt { get; private set; }

    public bool IsOpen => Outcome is null;

    public void Answer(string outcome, Guid? by, long now) => (Outcome, AnsweredBy, AnsweredAt) = (outcome, by, now);
}
