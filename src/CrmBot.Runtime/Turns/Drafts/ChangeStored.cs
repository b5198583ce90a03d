namespace CrmBot.Runtime.Turns.Drafts;

/// <summary>改 / Change on something just stored: asks what is wrong, while it is still open.</summary>
internal sealed class ChangeStored(DraftCards cards) : ICardVerb
{
    public string Verb => "turn.change";

    /// <summary>It only opens a form, and may be opened again after that was cancelled.</summary>
    public bool IsRead => true;

    public Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken) =>
        ClickData.Id(action, "turn") is { } id && turn.Memory.Preview is { } open && open.StoredBy == id
            ? cards.CorrectAsync(turn, open, cancellationToken)
            : Task.FromResult<Reply>(new Reply.Refuse("turn.change_closed"));
}
