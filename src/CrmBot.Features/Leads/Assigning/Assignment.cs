using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Leads.Assigning;

/// <summary>How a customer or lead came to somebody, or into the pool.</summary>
internal static class How
{
    /// <summary>Whoever told of it looks after it.</summary>
    public const string Own = "own";

    /// <summary>The customer's owner.</summary>
    public const string Owner = "owner";

    /// <summary>The owner is on leave.</summary>
    public const string StandIn = "stand_in";

    /// <summary>By a rule, or by the usual way when none fits.</summary>
    public const string Rule = "rule";

    /// <summary>A colleague said so.</summary>
    public const string Said = "said";

    /// <summary>Spread evenly over a team, because a colleague said so.</summary>
    public const string Even = "even";

    public const string HandedOn = "handed_on";

    /// <summary>Taken out of the pool.</summary>
    public const string Claimed = "claimed";

    /// <summary>Into the pool: nobody was free.</summary>
    public const string NobodyFree = "nobody_free";

    /// <summary>Into the pool: given back.</summary>
    public const string Released = "released";

    /// <summary>Into the pool: nobody was in touch for too long.</summary>
    public const string Returned = "returned";
}

/// <summary>What became of an assignment that asks to be accepted.</summary>
internal enum Answered { Waiting, NotAsked, Accepted, HandedOn, Moved }

/// <summary>One decision on whose a customer or lead is, with everything needed to say why. Only added to.</summary>
[RecordKind("assignment")]
internal sealed class Assignment : Record
{
    public const int ReasonLength = 300;

    public Guid CustomerId { get; set; }

    /// <summary>Null when the customer has no open lead.</summary>
    public Guid? LeadId { get; init; }

    /// <summary>Business time, Unix milliseconds, like every instant here.</summary>
    public long At { get; init; }

    /// <summary>Who decided; null for the bot by its rules.</summary>
    public Guid? By { get; init; }

    /// <summary>One of <see cref="Assigning.How"/>.</summary>
    public required string How { get; init; }

    public Guid? FromId { get; init; }

    /// <summary>Null: into the pool.</summary>
    public Guid? ToId { get; init; }

    /// <summary>The owner's team, or whose pool; null for everybody's.</summary>
    public string? Team { get; init; }

    public Guid? RuleId { get; init; }

    /// <summary>The rule's place in the order at that time; rules change.</summary>
    public int? RulePlace { get; init; }

    /// <summary>The colleague in whose place the stand-in got it.</summary>
    public Guid? InPlaceOf { get; init; }

    /// <summary>As typed.</summary>
    public string? Reason { get; init; }

    /// <summary>Returned to the pool: the last sign of life before.</summary>
    public long? QuietSince { get; init; }

    public string CandidateText { get; private set; } = "";

    /// <summary>How many were equally good, so that chance decided; 1 for none.</summary>
    public int Ties { get; init; } = 1;

    public Answered Answer { get; set; }

    public long? AnsweredAt { get; set; }

    /// <summary>When the team's lead was told that nobody had accepted.</summary>
    public long? EscalatedAt { get; set; }

    /// <summary>Everybody who was looked at, and why they were or were not free.</summary>
    public IReadOnlyList<Candidate> Candidates
    {
        get => [.. WordList.Read(CandidateText).Select(Candidate.Parse)];
        init => CandidateText = WordList.Write(value.Select(one => one.ToString()));
    }
}
