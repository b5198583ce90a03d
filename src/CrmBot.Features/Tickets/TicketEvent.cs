using CrmBot.Runtime.Store;

namespace CrmBot.Features.Tickets;

/// <summary>
/// One thing that happened to a ticket: who, when, from what to what. Never changed afterwards. The clocks, the reports and the thread on
/// the card come from these rows. No foreign key: a warning of the clock must not keep a ticket from being taken back.
/// </summary>
[RecordKind("ticket_event")]
internal sealed class TicketEvent : Record
{
    public const int ValueLength = 200;

    public Guid TicketId { get; init; }

    /// <summary>One of <see cref="Kinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Business time, Unix milliseconds.</summary>
    public long At { get; init; }

    /// <summary>Who did it; null for the bot itself.</summary>
    public Guid? By { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    /// <summary>What was said with it, as typed.</summary>
    public string? Note { get; init; }

    internal static class Kinds
    {
        /// <summary>To: the queue.</summary>
        public const string Opened = "opened";

        /// <summary>The milliseconds promised; From: first response, To: solution.</summary>
        public const string Promised = "promised";

        /// <summary>From and To: ids of people, here and in the next two.</summary>
        public const string Claimed = "claimed";

        public const string Reassigned = "reassigned";

        public const string Released = "released";

        /// <summary>
        /// From and To: states as words, here and in <see cref="Resolved"/>, <see cref="Reopened"/> and <see cref="Closed"/>.
        /// </summary>
        public const string State = "state";

        public const string Severity = "severity";
        public const string Type = "type";
        public const string Queue = "queue";

        /// <summary>Internal; never leaves the house.</summary>
        public const string Note = "note";

        /// <summary>The customer was told something.</summary>
        public const string Replied = "replied";

        public const string Resolved = "resolved";
        public const string Reopened = "reopened";
        public const string Closed = "closed";

        /// <summary>To: number of the ticket it went into, or that came in.</summary>
        public const string Merged = "merged";

        /// <summary>To: <c>response:50</c>, <c>resolve:100</c>, ...</summary>
        public const string Warned = "warned";

        /// <summary>From: the id of whom it was asked of, To: the level; Note: their name.</summary>
        public const string Escalated = "escalated";

        public const string Acknowledged = "acknowledged";

        /// <summary>A crisis room was opened, and ended; Note: what came of it.</summary>
        public const string Crisis = "crisis";

        public const string CrisisEnded = "crisis_ended";

        /// <summary>The customer had to say once more what somebody of us knew already.</summary>
        public const string Repeated = "repeated";

        /// <summary>The customer who complained got the plan and the offer.</summary>
        public const string Improved = "improved";

        /// <summary>From: what was asked for, To: approved or declined.</summary>
        public const string Approved = "approved";
    }
}
