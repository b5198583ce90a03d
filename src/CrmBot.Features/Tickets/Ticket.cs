using CrmBot.Features.Tickets.Clock;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Tickets;

/// <summary>
/// One thing that a customer wants from the service desk. What happened to it stands in its <see cref="TicketEvent"/>s; what is kept here
/// is where it stands now, and can be worked out from them again. Instants are business time in Unix milliseconds.
/// </summary>
[RecordKind("ticket")]
internal sealed class Ticket : Record
{
    public const int TextLength = 2000;
    public const int ItemLength = 120;

    /// <summary>What people call it: T-1024.</summary>
    public long Number { get; init; }

    public Guid CustomerId { get; init; }

    /// <summary>The customer's person as said.</summary>
    public string? Who { get; set; }

    /// <summary>World code of the kind of problem.</summary>
    public required string Type { get; set; }

    /// <summary>One of <see cref="Severities"/>.</summary>
    public required string Severity { get; set; }

    /// <summary>The customer's tier when it was opened; decides deadlines and the place in the queue.</summary>
    public string? Tier { get; init; }

    /// <summary>Name of the queue it waits in.</summary>
    public required string Queue { get; set; }

    /// <summary>What is wrong, as typed.</summary>
    public required string Description { get; set; }

    /// <summary>The thing concerned, e.g. 3号机.</summary>
    public string? Item { get; set; }

    /// <summary>What the customer wants: exchange, refund, return, repair, resend, onsite, compensation.</summary>
    public string? Want { get; set; }

    /// <summary>When somebody is to come, <c>yyyy-MM-ddTHH:mm</c> on the speaker's clock.</summary>
    public string? Visit { get; set; }

    /// <summary>How often this has happened by now, if somebody said.</summary>
    public int? Repeat { get; set; }

    /// <summary>How it came to us: chat, form, message or demo.</summary>
    public required string Channel { get; init; }

    /// <summary>The closed ticket that this one takes up again.</summary>
    public Guid? FollowsId { get; init; }

    public Guid? CreatedBy { get; init; }

    public long CreatedAt { get; init; }

    public TicketState State { get; private set; }

    /// <summary>Not closed for good; stored, because every list asks for it first.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>Place in the queue before age; see <see cref="Severities.Rank"/>.</summary>
    public int Rank { get; private set; }

    public Guid? AssigneeId { get; private set; }

    public long? ClaimedAt { get; private set; }

    public long ChangedAt { get; private set; }

    public long? ResolvedAt { get; private set; }

    public string? Cause { get; set; }

    public string? Fix { get; set; }

    /// <summary>Solved at the first contact.</summary>
    public bool IsFirstContact { get; set; }

    /// <summary>What the customer got for the trouble, in minor units.</summary>
    public long? Compensation { get; set; }

    public string? CompensationCurrency { get; set; }

    /// <summary>No question about satisfaction is to be sent.</summary>
    public bool IsWithoutSurvey { get; set; }

    /// <summary>
    /// When the customer who complained got the plan and the offer that are owed within a day, or it turned out that
    /// nobody waits for one; null until then, and where nobody complained.
    /// </summary>
    public long? ImprovedAt { get; set; }

    /// <summary>The ticket that this one turned out to be the same as.</summary>
    public Guid? MergedIntoId { get; private set; }

    /// <summary>Up to when the two figures below are counted.</summary>
    public long ClockAt { get; private set; }

    /// <summary>Milliseconds of service time that the first response took, or has taken so far.</summary>
    public long ResponseSpent { get; private set; }

    /// <summary>The same for the solution, without the time others were waited for.</summary>
    public long ResolveSpent { get; private set; }

    public long? RespondedAt { get; private set; }

    /// <summary>Milliseconds of service time promised for the first response.</summary>
    public long ResponseTarget { get; private set; }

    public long ResolveTarget { get; private set; }

    /// <summary>The moment printed on the card; null while the clock does not run. When it broke, the moment it did.</summary>
    public long? ResponseDueAt { get; private set; }

    public long? ResolveDueAt { get; private set; }

    /// <summary>The earlier of the two that still run.</summary>
    public long? NextDueAt { get; private set; }

    public bool IsResponseBroken { get; private set; }

    public bool IsResolveBroken { get; private set; }

    public bool IsWork => TicketStates.IsWork(State);

    public bool IsPaused => TicketStates.Pauses(State);

    public ServiceClock Clock => new(ClockAt, IsPaused, ResponseSpent, ResolveSpent, RespondedAt is not null, !IsWork);

    /// <summary>Somebody takes it; nothing of the clocks changes by that.</summary>
    public void Give(Guid person, long now)
    {
        (AssigneeId, ClaimedAt) = (person, now);
        if (State == TicketState.Open) State = TicketState.InProgress;
    }

    /// <summary>Back into the queue.</summary>
    public void Release()
    {
        (AssigneeId, ClaimedAt) = (null, null);
        if (IsWork) State = TicketState.Open;
    }

    public void Become(TicketState state, long now)
    {
        (State, IsOpen) = (state, state != TicketState.Closed);
        ResolvedAt = TicketStates.IsWork(state) ? null : ResolvedAt ?? now;
    }

    public void MergeInto(Guid kept, long now)
    {
        MergedIntoId = kept;
        Become(TicketState.Closed, now);
    }

    public void TakeClock(ServiceClock clock, long now)
    {
        (ClockAt, ResponseSpent, ResolveSpent) = (clock.At, clock.ResponseSpent, clock.ResolveSpent);
        if (!clock.IsResponded) RespondedAt = null;
        else RespondedAt ??= now;
        Judge();
    }

    public void Promise(ServicePromise promise)
    {
        (ResponseTarget, ResolveTarget) = (promise.Response, promise.Resolve);
        Judge();
    }

    /// <summary>Works out when the clocks end, at the hours of its queue.</summary>
    public void Plan(ServiceHours hours, long now)
    {
        var clock = Clock;
        ResponseDueAt = Due(clock.RunsResponse, clock.IsResponded, ResponseTarget - ResponseSpent, ResponseDueAt);
        ResolveDueAt = Due(clock.RunsResolve, clock.IsResolved, ResolveTarget - ResolveSpent, ResolveDueAt);
        NextDueAt = new[] { clock.RunsResponse ? ResponseDueAt : null, clock.RunsResolve ? ResolveDueAt : null }.Min();

        long? Due(bool runs, bool ended, long left, long? known) => (runs, ended, left) switch
        {
            (true, _, > 0) => hours.Add(ClockAt, left),
            (_, false, > 0) => null,
            (_, true, > 0) => known,
            _ => known ?? now,
        };
    }

    public void MarkChanged(long now)
    {
        (ChangedAt, Rank) = (now, Severities.Rank(Severity, Tier));
    }

    // The deadline itself is too late: that is the moment at which the card says so.
    private void Judge() =>
        (IsResponseBroken, IsResolveBroken) = (ResponseTarget > 0 && ResponseSpent >= ResponseTarget,
            ResolveTarget > 0 && ResolveSpent >= ResolveTarget);
}
