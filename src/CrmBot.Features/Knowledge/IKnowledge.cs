using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Knowledge;

/// <summary>Answers the intent <c>kb</c> for one kind of knowledge. One per kind, in the feature that has it.</summary>
internal interface IKnowledge
{
    /// <summary>Value of the contract's <c>kind</c>, e.g. <c>case</c>.</summary>
    string Kind { get; }

    Task<Reply> AnswerAsync(Turn turn, Frame frame, CancellationToken cancellationToken);
}

/// <summary>Questions about how things are done (intent <c>kb</c>): whoever has that kind of knowledge answers.</summary>
internal sealed class AskKnowledge(IEnumerable<IKnowledge> kinds) : IFrameHandler
{
    private readonly Dictionary<string, IKnowledge> kinds = kinds.ToDictionary(kind => kind.Kind, StringComparer.Ordinal);

    public string Intent => "kb";

    public Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken) =>
        !frame.IsWrite && kinds.TryGetValue(frame.Text("kind") ?? "", out var kind)
            ? kind.AnswerAsync(turn, frame, cancellationToken)
            : Task.FromResult<Reply>(new Reply.Say("help.later"));
}
