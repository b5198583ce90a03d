using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Runtime.Seeing;

/// <summary>A line on the operator's card (运行状况). Whoever has something to tell about the state of the service registers one.</summary>
public interface IOperatorFact
{
    /// <summary>The smallest stands first; the program's own are 10 to 60.</summary>
    int Order { get; }

    /// <summary>Null when there is nothing to tell.</summary>
    Task<OperatorFact?> TellAsync(ReadView view, CancellationToken cancellationToken);
}

/// <param name="LabelKey">Key of the words for what it is about.</param>
/// <param name="Value">What is to be told; never a name or anything else that somebody typed.</param>
public sealed record OperatorFact(string LabelKey, Reply.Say Value)
{
    /// <summary>Somebody should look after it.</summary>
    public bool IsTrouble { get; init; }
}
