using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Rules;

/// <summary>Rules of more than one number, which a feature keeps itself; an admin sets them in words all the same.</summary>
internal interface IRules
{
    /// <summary>Values of the contract's <c>rule</c>.</summary>
    IReadOnlyCollection<string> Names { get; }

    /// <summary>Sets the rule; the person is an admin.</summary>
    Task<Reply> SetAsync(Turn turn, string rule, Frame frame, CancellationToken cancellationToken);
}
