using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Knowledge;

/// <summary>
/// Questions about how things are done (intent <c>kb</c>): whoever has that kind of knowledge answers; what is told is kept.
/// </summary>
internal sealed class AskKnowledge(IEnumerable<IKnowledge> kinds, AddKnowledge add, CorrectKnowledge correct) : IFrameHandler
{
    private readonly Dictionary<string, IKnowledge> kinds = kinds.ToDictionary(kind => kind.Kind, StringComparer.Ordinal);

    public string Intent => "kb";

    public bool ReadsMuch(Frame frame) => !frame.IsWrite;

    public Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken) => frame.Text("act") switch
    {
        "add" => add.HandleAsync(turn, frame, cancellationToken),
        "fix" => correct.HandleAsync(turn, frame, cancellationToken),
        _ => kinds[frame.Text("kind") ?? IKnowledge.Answers].AnswerAsync(turn, frame, cancellationToken),
    };

    public Task<DraftView> DescribeAsync(Turn turn, Frame frame, CancellationToken cancellationToken) => Task.FromResult(new DraftView(
        frame.Is("act", "fix") ? "knowledge.draft.fix" : "knowledge.draft.add",
        frame.Text("text") is { } text ? [new DraftLine("knowledge.label.text", text)] : []));
}
