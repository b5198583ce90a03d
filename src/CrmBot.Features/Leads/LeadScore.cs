using CrmBot.Runtime.Store;

namespace CrmBot.Features.Leads;

/// <summary>One rating of a lead: the history behind its grade. Only added to; the newest one is the lead's grade.</summary>
[RecordKind("lead_score")]
internal sealed class LeadScore : Record
{
    public const int EvidenceLength = 600;

    public Guid LeadId { get; init; }

    public int Need { get; init; }

    public int Budget { get; init; }

    public int Chain { get; init; }

    public int Urgency { get; init; }

    /// <summary>What a score of 4 or 5 rests on, as typed; null while nobody has said.</summary>
    public string? Evidence { get; set; }

    public Guid? ScoredBy { get; init; }

    /// <summary>Business time, Unix milliseconds.</summary>
    public long ScoredAt { get; init; }

    public Rating Rating => new(Need, Budget, Chain, Urgency);

    public static LeadScore Of(Guid lead, Rating rating, string? evidence, Guid? by, long now) => new()
    {
        LeadId = lead, Need = rating.Need, Budget = rating.Budget, Chain = rating.Chain, Urgency = rating.Urgency, Evidence = evidence,
        ScoredBy = by, ScoredAt = now,
    };
}
