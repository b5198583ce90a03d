namespace CrmBot.Runtime.Turns.Drafts;

/// <summary>算了 / Never mind. A form that was to change something stored gives its place back to that.</summary>
internal sealed class CancelDraft(DraftCards cards, ClosedCards closed) : DraftVerb(cards)
{
    public override string Verb => "draft.cancel";

    protected override Task<Reply> ActAsync(Turn turn, Draft draft, CardAction action, CancellationToken cancellationToken)
    {
        DraftCards.Drop(turn.Memory, draft);
        return Task.FromResult(draft.Corrects is { } stored && turn.Memory.Preview is { } open && open.StoredBy == stored
            ? Again(open, stored)
            : closed.Of(turn.Locale, "draft.dropped"));
    }

    private static Reply Again(OpenPreview open, Guid stored)
    {
        var row = new Reply.Written(stored, open.Until, null);
        return open.Record is { } record ? new Reply.Several([new Reply.OfRecord(record), row]) : row;
    }
}
