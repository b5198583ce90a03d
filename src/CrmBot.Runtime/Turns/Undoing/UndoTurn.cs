namespace CrmBot.Runtime.Turns.Undoing;

/// <summary>撤销 / Undo on what was just stored.</summary>
internal sealed class UndoTurn(UndoTurns undo) : ICardVerb
{
    public string Verb => "turn.undo";

    public Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken) =>
        ClickData.Id(action, "turn") is { } id
            ? undo.UndoAsync(turn, id, cancellationToken)
            : Task.FromResult<Reply>(new Reply.Refuse("turn.nothing_to_undo"));
}
