using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Watching;

/// <summary>Answers one oversight question. One per value of the contract's <c>k</c>, in the feature that knows.</summary>
internal interface IWatch
{
    /// <summary>sla_risk, sla_breach, sla_rate, first_contact, post_sign, unanswered, complaint_loop or load.</summary>
    string Question { get; }

    Task<Reply> AnswerAsync(Turn turn, Frame frame, CancellationToken cancellationToken);
}

/// <summary>快超时的, 达标率, 手上几单: what is going wrong and how much there is (intent <c>watch</c>); whoever knows the answer gives it.</summary>
internal sealed class WatchWork(IEnumerable<IWatch> watches) : IFrameHandler
{
    private readonly Dictionary<string, IWatch> watches = watches.ToDictionary(watch => watch.Question, StringComparer.Ordinal);

    public string Intent => "watch";

    public Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken) =>
        frame.Text("k") is { } question && watches.TryGetValue(question, out var watch)
            ? watch.AnswerAsync(turn, frame, cancellationToken)
            : Task.FromResult<Reply>(new Reply.Refuse("watch.notYet"));
}
