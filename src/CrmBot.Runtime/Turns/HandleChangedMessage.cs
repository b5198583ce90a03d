using CrmBot.Language;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Turns.Undoing;
using CrmBot.Runtime.Undo;

namespace CrmBot.Runtime.Turns;

/// <summary>
/// A message was edited or deleted after it was handled. Within ten minutes an edit is a correction: what the old words stored is taken
/// back and the new ones are handled, in this one turn; a deletion offers to take it back. Where that is no longer possible without harm,
/// the person is told so and nothing changes.
/// </summary>
internal sealed class HandleChangedMessage(HandleMessage messages, UndoTurns undo)
{
    public async Task<Reply> HandleAsync(Turn turn, Conversation seen, Understanding? understood, CancellationToken cancellationToken)
    {
        if (!seen.IsKnown || seen.Original is not { } original || seen.Inbound is not MessageChanged change) return Reply.Silence;
        var refusal = await undo.RefusalAsync(turn, original.Turn, cancellationToken);
        return change.NewText is null
            ? await DeletedAsync(turn, original, refusal, cancellationToken)
            : await EditedAsync(turn, seen, original, refusal, understood, cancellationToken);
    }

    private async Task<Reply> DeletedAsync(Turn turn, StoredAnswer original, UndoRefusal? refusal, CancellationToken cancellationToken)
    {
        await undo.DropAskedAsync(turn, original.Turn, "draft.dropped", cancellationToken);
        return refusal is null && !IsLate(turn, original)
            ? new Reply.Several(
                [new Reply.Say("turn.deleted"), new Reply.Written(original.Turn, turn.Now + OpenPreview.OpenFor, null) { IsFixed = true }])
            : Reply.Silence;
    }

    private async Task<Reply> EditedAsync(
        Turn turn, Conversation seen, StoredAnswer original, UndoRefusal? refusal, Understanding? understood,
        CancellationToken cancellationToken)
    {
        if (seen.Text.Length == 0 || refusal is UndoRefusal.NotYours || IsSame(seen, original)) return Reply.Silence;
        // A question that is edited an hour later needs no second answer; what was stored must not be thought corrected.
        if (refusal is UndoRefusal.NothingToUndo && IsLate(turn, original)) return Reply.Silence;
        if (refusal is UndoRefusal.AlreadyUndone) return new Reply.Refuse("turn.edit_undone");
        if (refusal is UndoRefusal.TooLate || IsLate(turn, original)) return new Reply.Refuse("turn.edit_late");
        if (refusal is null && !await undo.IsUntouchedAsync(turn, original.Turn, cancellationToken))
            return new Reply.Refuse("turn.edit_changed");

        await undo.DropAskedAsync(turn, original.Turn, "draft.edited", cancellationToken);
        if (refusal is null && await undo.TakeBackAsync(turn, original.Turn, cancellationToken) is { } no) return no;
        if (DedupeKeys.OfOriginal((MessageChanged)seen.Inbound) is { } key)
            await StoredAnswers.HandOnAsync(turn.Work, key, turn.Id, seen.Said);
        var reply = await messages.HandleAsync(turn, seen, understood, cancellationToken);
        // Nothing takes the place of what is gone: that must be said.
        return refusal is null && !ReplyParts.Of(reply, inGroup: false).Any(part => part is Reply.Written)
            ? new Reply.Several([new Reply.Say("turn.edited_back"), reply])
            : reply;
    }

    // Some clients report a message as edited when they only add a preview of a link to it.
    private static bool IsSame(Conversation seen, StoredAnswer original) => original.Said is { } said && said == seen.Said;

    private static bool IsLate(Turn turn, StoredAnswer original) => turn.Work.SystemNow - original.At > OpenPreview.OpenFor;
}
