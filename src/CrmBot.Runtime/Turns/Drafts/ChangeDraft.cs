namespace CrmBot.Runtime.Turns.Drafts;

/// <summary>改 / Change: asks what is wrong.</summary>
internal sealed class ChangeDraft(DraftCards cards) : DraftVerb(cards)
{
    public override string Verb => "draft.change";

    protected override Task<Reply> ActAsync(Turn turn, Draft draft, CardAction action, CancellationToken cancellationToken) =>
        Cards.ShowAsync(turn, draft, editing: true, cancellationToken);
}
