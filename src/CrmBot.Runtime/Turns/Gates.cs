using CrmBot.Runtime.People;

namespace CrmBot.Runtime.Turns;

/// <summary>All gates as one: the first that refuses decides.</summary>
internal sealed class Gates(IEnumerable<ITurnGate> gates)
{
    /// <summary>Before the name of a phrase, so that it is not taken for an intent.</summary>
    public const string Phrase = "phrase:";

    private readonly ITurnGate[] gates = [.. gates];

    /// <summary>Before the name of a form.</summary>
    public const string Form = "form:";

    public Reply.Refuse? Refusal(Actor actor, string asked) =>
        gates.Select(gate => gate.Refusal(actor, asked)).FirstOrDefault(refusal => refusal is not null);
}
