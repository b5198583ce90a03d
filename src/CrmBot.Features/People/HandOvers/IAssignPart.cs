using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.People.HandOvers;

/// <summary>
/// Answers one way of giving customers away (intent <c>assign</c>); the first registered one that recognises a frame answers it.
/// </summary>
internal interface IAssignPart
{
    bool Answers(Frame frame);

    Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken);

    Task<DraftView> DescribeAsync(Turn turn, Frame frame, CancellationToken cancellationToken);
}

/// <summary>Brings an <c>assign</c> frame to the part that knows what to do with it.</summary>
internal sealed class AssignWork(IEnumerable<IAssignPart> parts) : IFrameHandler
{
    private readonly IAssignPart[] parts = [.. parts];

    public string Intent => "assign";

    public Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken) =>
        Find(frame) is { } part
            ? part.HandleAsync(turn, frame, cancellationToken)
            : Task.FromResult<Reply>(new Reply.Refuse("handover.notThis"));

    public Task<DraftView> DescribeAsync(Turn turn, Frame frame, CancellationToken cancellationToken) =>
        Find(frame) is { } part ? part.DescribeAsync(turn, frame, cancellationToken) : Task.FromResult(new DraftView("handover.draft", []));

    private IAssignPart? Find(Frame frame) => Array.Find(parts, part => part.Answers(frame));
}
