using CrmBot.Language;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Turns.Drafts;

namespace CrmBot.Runtime.Turns;

/// <summary>Carries out a frame that nothing blocks, and keeps it open for correction.</summary>
internal sealed class StoreFrame(FrameRoutes routes, Gates gates)
{
    /// <summary>The handler's reply, with the row of change and undo below it when something was stored.</summary>
    /// <param name="before">Turns that were taken back for this one, newest first.</param>
    public async Task<Reply> StoreAsync(Turn turn, Frame frame, CancellationToken cancellationToken, params IReadOnlyList<Guid> before)
    {
        if (gates.Refusal(turn.Actor, frame.Intent) is { } refusal) return refusal;
        var settled = FramePatch.Settled(frame);
        var reply = await routes.Get(frame.Intent).HandleAsync(turn, settled, cancellationToken);
        return await FinishAsync(turn, settled, reply, before, cancellationToken);
    }

    /// <summary>Saves and remembers what a write did. Nothing is remembered of a refusal, or when nothing changed.</summary>
    /// <param name="before">Turns that this one has corrected, newest first.</param>
    public async Task<Reply> FinishAsync(
        Turn turn, Frame frame, Reply reply, IReadOnlyList<Guid> before, CancellationToken cancellationToken)
    {
        await KeepDone.SaveAsync(turn, reply, cancellationToken);
        var parts = ReplyParts.Of(reply, inGroup: false).ToList();
        if (!frame.IsWrite || turn.Work.Changed.Count == 0 || turn.Work.LeavesNoUndo || parts.Any(part => part is Reply.Refuse))
            return reply;

        var until = turn.Now + OpenPreview.OpenFor;
        var record = parts.Select(ReplyParts.Record).FirstOrDefault(shown => shown is not null);
        turn.Memory.Preview = new OpenPreview(frame, turn.Id, record, until) { Before = before };
        turn.Memory.Did(turn.Id, turn.Text);
        return new Reply.Several([.. parts.Where(part => part is not Reply.Written), new Reply.Written(turn.Id, until, Question(frame))]);
    }

    private string? Question(Frame frame)
    {
        var handler = routes.Get(frame.Intent);
        return frame.Ask.FirstOrDefault(code => !handler.AsksOnCard(code));
    }
}
