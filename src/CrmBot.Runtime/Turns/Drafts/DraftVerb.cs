namespace CrmBot.Runtime.Turns.Drafts;

/// <summary>A button of a draft: acts on the draft's newest card only, and shows that one otherwise.</summary>
internal abstract class DraftVerb(DraftCards cards) : ICardVerb
{
    public abstract string Verb { get; }

    protected DraftCards Cards { get; } = cards;

    public Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (FindDraft.Of(turn, action) is not { } draft) return Task.FromResult(FindDraft.Closed);
        return FindDraft.IsCurrent(draft, action)
            ? ActAsync(turn, draft, action, cancellationToken)
            : Cards.ShowAsync(turn, draft, editing: draft.Corrects is not null, cancellationToken);
    }

    protected abstract Task<Reply> ActAsync(Turn turn, Draft draft, CardAction action, CancellationToken cancellationToken);
}
