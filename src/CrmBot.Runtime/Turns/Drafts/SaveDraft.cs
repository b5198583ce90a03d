namespace CrmBot.Runtime.Turns.Drafts;

/// <summary>保存 / Save.</summary>
internal sealed class SaveDraft(DraftCards cards, PatchPreview previews) : DraftVerb(cards)
{
    public override string Verb => "draft.save";

    protected override Task<Reply> ActAsync(Turn turn, Draft draft, CardAction action, CancellationToken cancellationToken) =>
        previews.SaveAsync(turn, draft, cancellationToken);
}
