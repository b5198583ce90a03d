using CrmBot.Features.Customers;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Leads;

/// <summary>
/// One inquiry of a customer: what they asked for, who looks after it and how far it is. A customer may have several over the years;
/// usually one of them is open.
/// </summary>
[RecordKind("lead")]
internal sealed class Lead : Record, IHasBudget
{
    public const int ProductLength = 120;
    public const int ReasonLength = 300;

    /// <summary>What people call it: L-12.</summary>
    public long Number { get; init; }

    public Guid CustomerId { get; set; }

    /// <summary>The person who asked; null when only the company is known.</summary>
    public Guid? ContactId { get; set; }

    /// <summary>World code of where it came from.</summary>
    public string? Source { get; set; }

    /// <summary>How it came to us: chat, form, api or demo.</summary>
    public required string Channel { get; init; }

    /// <summary>What the customer wants, as first said.</summary>
    public string? Need { get; set; }

    public string? Product { get; set; }

    public string? Region { get; set; }

    /// <summary>How soon, as an ISO 8601 duration.</summary>
    public string? Within { get; set; }

    public long? BudgetMin { get; set; }

    public long? BudgetMax { get; set; }

    public string? BudgetCurrency { get; set; }

    public bool BudgetIsApproximate { get; set; }

    /// <summary>Who looks after it; null in the pool.</summary>
    public Guid? OwnerId { get; private set; }

    /// <summary>Team of the owner when it was given to them. In the pool: the team whose pool it lies in, null for everybody's.</summary>
    public string? Team { get; private set; }

    public LeadState State { get; private set; }

    /// <summary>Neither converted nor closed; stored, because every list asks for it first.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>A, B or C; null while nobody has rated it.</summary>
    public string? Grade { get; private set; }

    /// <summary>4 to 20; null while nobody has rated it.</summary>
    public int? Score { get; private set; }

    public int? NeedScore { get; private set; }

    public int? BudgetScore { get; private set; }

    public int? ChainScore { get; private set; }

    public int? UrgencyScore { get; private set; }

    /// <summary>Place in every queue, before age: A, B, not rated, C.</summary>
    public int Rank { get; private set; } = LeadRank.NotRated;

    /// <summary>Business time, Unix milliseconds, like every instant here.</summary>
    public long CreatedAt { get; init; }

    /// <summary>Null when it came by a form outside, or with the demo company.</summary>
    public Guid? CreatedBy { get; init; }

    public long ChangedAt { get; private set; }

    /// <summary>When the owner took it on; null until then.</summary>
    public long? AcceptedAt { get; private set; }

    /// <summary>When somebody first tried to reach the customer about it; null until then.</summary>
    public long? FirstContactAt { get; private set; }

    /// <summary>When it became a deal or came to nothing.</summary>
    public long? SettledAt { get; private set; }

    /// <summary>Why it came to nothing, or went back into the pool; as typed.</summary>
    public string? Reason { get; private set; }

    /// <summary>Gives it to somebody. What comes out of the pool is new again.</summary>
    /// <param name="accepted">They asked for it themselves, so nobody needs to ask them.</param>
    public void Give(Guid owner, string? team, bool accepted, long now)
    {
        (OwnerId, Team) = (owner, team);
        AcceptedAt = accepted ? now : null;
        if (State == LeadState.InPool) Become(LeadState.New, now);
        ChangedAt = now;
    }

    /// <param name="team">Whose pool; null for everybody's.</param>
    public void PutInPool(string? team, string? reason, long now)
    {
        (OwnerId, Team, AcceptedAt, Reason) = (null, team, null, reason);
        Become(LeadState.InPool, now);
    }

    public void Accept(long now)
    {
        AcceptedAt ??= now;
        ChangedAt = now;
    }

    /// <summary>Somebody tried to reach the customer; <paramref name="reached"/> when they spoke.</summary>
    public void Touch(bool reached, long now)
    {
        FirstContactAt ??= now;
        ChangedAt = now;
        if (reached && State == LeadState.New) Become(LeadState.Contacted, now);
    }

    /// <returns>False when that cannot follow what it is now; then nothing changes.</returns>
    public bool MoveTo(LeadState state, string? reason, long now)
    {
        if (!LeadStates.MayMove(State, state)) return false;
        Reason = state == LeadState.Closed ? reason : null;
        if (state is LeadState.Contacted or LeadState.Nurturing or LeadState.Qualified) FirstContactAt ??= now;
        Become(state, now);
        return true;
    }

    public void Rate(Rating rating, long now)
    {
        (NeedScore, BudgetScore, ChainScore, UrgencyScore) = (rating.Need, rating.Budget, rating.Chain, rating.Urgency);
        (Score, Grade, Rank, ChangedAt) = (rating.Total, rating.Grade, LeadRank.Of(rating.Grade), now);
    }

    public void MarkChanged(long now) => ChangedAt = now;

    private void Become(LeadState state, long now)
    {
        (State, IsOpen, ChangedAt) = (state, LeadStates.IsOpen(state), now);
        SettledAt = IsOpen ? null : now;
    }
}
