using System.Text.Json.Nodes;
using CrmBot.Language;

namespace CrmBot.Runtime.Turns.Drafts;

/// <summary>What was typed into the draft's input: the answer to its question, or what is wrong.</summary>
internal sealed class AnswerDraft(DraftCards cards, PatchPreview previews, ReadText text) : DraftVerb(cards)
{
    private const int LongestAnswer = 500;

    public override string Verb => "draft.answer";

    protected override Task<Reply> ActAsync(Turn turn, Draft draft, CardAction action, CancellationToken cancellationToken)
    {
        var answer = action.Text("answer")?.Trim() ?? "";
        if (answer.Length is 0 or > LongestAnswer || Read(turn, draft, answer) is not { } changed)
            return Task.FromResult<Reply>(new Reply.Refuse("draft.not_understood"));
        return draft.Corrects is { } stored
            ? CorrectAsync(turn, draft, stored, changed, cancellationToken)
            : Cards.ShowAsync(turn, draft with { Frame = changed }, editing: false, cancellationToken);
    }

    private Frame? Read(Turn turn, Draft draft, string answer)
    {
        if (text.Correction(turn, draft.Frame, answer) is { } patch && patch.Object("set") is not null)
            return FramePatch.Apply(draft.Frame, patch);
        return DraftCards.MustAnswer(draft.Frame) is { } ask && FramePatch.FreeSlot(ask) is { } slot
            ? FramePatch.Apply(draft.Frame, new JsonObject { [slot] = answer })
            : null;
    }

    private Task<Reply> CorrectAsync(Turn turn, Draft draft, Guid stored, Frame changed, CancellationToken cancellationToken)
    {
        DraftCards.Drop(turn.Memory, draft);
        return turn.Memory.Preview is { } open && open.StoredBy == stored
            ? previews.CorrectAsync(turn, open, changed, cancellationToken)
            : Task.FromResult(FindDraft.Closed);
    }
}
