namespace CrmBot.Features.Leads;

/// <summary>How good a lead is: four questions, 1 to 5 each.</summary>
/// <param name="Need">How clear the need is (需求明确度).</param>
/// <param name="Budget">How well the budget fits (预算匹配度).</param>
/// <param name="Chain">How much of the decision chain is known (决策链完整性).</param>
/// <param name="Urgency">How urgent it is (紧急程度).</param>
internal sealed record Rating(int Need, int Budget, int Chain, int Urgency)
{
    public const int Lowest = 1;
    public const int Highest = 5;

    /// <summary>From this score on, somebody has to say what it rests on.</summary>
    public const int NeedsEvidence = 4;

    /// <summary>The language contract's names of the four, in the order people say them.</summary>
    public static readonly IReadOnlyList<string> Names = ["need", "budget", "chain", "urgency"];

    public int Total => Need + Budget + Chain + Urgency;

    /// <summary>A from 15, B from 10, C below.</summary>
    public string Grade => Total switch { >= 15 => "A", >= 10 => "B", _ => "C" };

    /// <summary>The names of those that need a line of evidence.</summary>
    public IEnumerable<string> High => Names.Where(name => this[name] >= NeedsEvidence);

    public int this[string name] => name switch
    {
        "need" => Need,
        "budget" => Budget,
        "chain" => Chain,
        "urgency" => Urgency,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such question."),
    };

    public static bool IsScore(int value) => value is >= Lowest and <= Highest;

    /// <summary>Null when one of the four is missing or out of range.</summary>
    public static Rating? Of(Func<string, int?> score)
    {
        List<int> values = [.. Names.Select(score).OfType<int>().Where(IsScore)];
        return values is [var need, var budget, var chain, var urgency] ? new(need, budget, chain, urgency) : null;
    }
}
