using CrmBot.Language;
using CrmBot.Runtime.Turns.Undoing;

namespace CrmBot.Runtime.Turns;

/// <summary>
/// A message was edited or deleted after it was handled. Within ten minutes an edit is a correction of what the message said; a deletion
/// offers to take it back.
/// </summary>
internal sealed class HandleChangedMessage(HandleMessage messages, UndoTurns undo)
{
    public async Task<Reply> HandleAsync(Turn turn, Conversation seen, Understanding? understood, CancellationToken cancellationToken)
    {
        if (!seen.IsKnown || seen.Original is not { } original || turn.Work.SystemNow - original.At > OpenPreview.OpenFor) return Reply.Silence;

        var canUndo = await undo.IsOpenAsync(turn, original.Turn, cancellationToken);
        if (((MessageChanged)seen.Inbound).NewText is null)
            return canUndo ? new Reply.Several([new Reply.Say("turn.deleted"), new Reply.Written(original.Turn, turn.Now + OpenPreview.OpenFor, null)]) : Reply.Silence;

        if (canUndo && await undo.TakeBackAsync(turn, original.Turn, cancellationToken) is { } refusal) return refusal;
        return seen.Text.Length == 0 ? Reply.Silence : await messages.HandleAsync(turn, seen, understood, cancellationToken);
    }
}
