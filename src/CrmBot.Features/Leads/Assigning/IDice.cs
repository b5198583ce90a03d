using System.Security.Cryptography;

namespace CrmBot.Features.Leads.Assigning;

/// <summary>Chance between equals, from outside, so that a run can be repeated.</summary>
internal interface IDice
{
    /// <returns>0 to <paramref name="sides"/> − 1.</returns>
    int Roll(int sides);
}

/// <summary>Chance that nobody can foresee.</summary>
internal sealed class FairDice : IDice
{
    public int Roll(int sides) => RandomNumberGenerator.GetInt32(sides);
}

/// <summary>The same rolls again for the same seed (setting <c>Leads:Seed</c>).</summary>
internal sealed class SeededDice(int seed) : IDice
{
    private readonly Lock gate = new();
    private readonly Random random = new(seed);

#pragma warning disable CA5394 // Not for security: a run must be repeatable.
    public int Roll(int sides)
    {
        lock (gate) return random.Next(sides);
    }
#pragma warning restore CA5394
}
