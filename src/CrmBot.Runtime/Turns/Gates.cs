namespace CrmBot.Runtime.Turns;

/// <summary>All gates as one: the first that refuses decides.</summary>
internal sealed class Gates(IEnumerable<ITurnGate> gates)
{
    /// <summary>Before the name of a phrase, so that it is not taken for an intent.</summary>
    public const string Phrase = "phrase:";

    private readonly ITurnGate[] gates = [.. gates];

    public Reply? Refusal(Turn turn, string asked) => gates.Select(gate => gate.Refusal(turn, asked)).FirstOrDefault(refusal => refusal is not null);
}
