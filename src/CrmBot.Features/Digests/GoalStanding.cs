using CrmBot.Runtime.Store;

namespace CrmBot.Features.Digests;

/// <summary>What a goal is measured in.</summary>
internal enum GoalUnit
{
    Count = 0,

    /// <summary>Minor units of a currency.</summary>
    Money = 1,

    /// <summary>Hundredths of a per cent: 8000 is 80 %.</summary>
    Share = 2,
}

/// <summary>How far a goal was at a moment.</summary>
/// <param name="Measure">Code of the language contract's <c>goal.m</c>.</param>
/// <param name="Now">Null while there is nothing to measure.</param>
/// <param name="Expected">Where an even pace from its first to its last day would be.</param>
internal sealed record GoalStanding(Guid Id, string Measure, GoalUnit Unit, string? Currency, long Target, long? Now, long Expected)
{
    /// <summary>Whose it is, where goals of several stand together: a person's name, as typed.</summary>
    public string? Person { get; init; }

    /// <summary>The same for a team, by its code; empty for the company.</summary>
    public string? Team { get; init; }

    /// <summary>Behind an even pace; what cannot be measured yet is not.</summary>
    public bool IsBehind => Now < Expected && Now < Target;

    public bool IsReached => Now >= Target;

    /// <summary>Part of the target that is done, 0 to whatever it is.</summary>
    public decimal Done => Target == 0 ? 0 : (decimal)(Now ?? 0) / Target;
}

/// <summary>The goals to be compared with in a digest. Answered by the feature that keeps goals.</summary>
internal interface IDigestGoals
{
    /// <summary>By the name of the number they stand beside; those of exactly the people the digest is about.</summary>
    Task<ILookup<string, GoalStanding>> BesideAsync(ReadView view, DigestOrder order, CancellationToken cancellationToken);
}

/// <summary>Draws a kind of digest that looks different from the usual ones.</summary>
internal interface IDigestFace
{
    DigestKind Kind { get; }

    /// <summary>Null when the viewer has no business with it.</summary>
    Task<Runtime.Cards.CardContent?> RenderAsync(
        ReadView view, Digest digest, Runtime.Cards.CardView cardView, CancellationToken cancellationToken);
}
