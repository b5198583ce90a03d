using CrmBot.Features.Reading;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Interactions;

/// <summary>The answer to "what exactly?" under a vague note.</summary>
internal sealed class AnswerDetail : ICardVerb
{
    public string Verb => "interaction.detail";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (await VagueNote.FindAsync(turn, action, cancellationToken) is not { } interaction)
            return new Reply.Refuse("interaction.notYours");
        if (action.Text("detail")?.Trim() is not { Length: > 0 } detail) return new Reply.Refuse("interaction.detailEmpty");
        interaction.Note = Shorten.To(interaction.Note.Length == 0 ? detail : $"{interaction.Note}\n{detail}", Interaction.NoteLength);
        interaction.Vagueness = Vagueness.Answered;
        return new Reply.OfRecord(action.Record!.Value);
    }
}

/// <summary>"Leave it": the vague note stays as it is, and is counted in the health check.</summary>
internal sealed class SkipDetail : ICardVerb
{
    public string Verb => "interaction.skip";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (await VagueNote.FindAsync(turn, action, cancellationToken) is not { } interaction)
            return new Reply.Refuse("interaction.notYours");
        interaction.Vagueness = Vagueness.Skipped;
        return new Reply.OfRecord(action.Record!.Value);
    }
}

/// <summary>The contact a question under a card is about: only its writer answers.</summary>
internal static class VagueNote
{
    public static async Task<Interaction?> FindAsync(Turn turn, CardAction action, CancellationToken cancellationToken) =>
        action.Record is { Kind: "interaction", Id: var id }
            ? await turn.Db.Set<Interaction>()
                .FirstOrDefaultAsync(known => known.Id == id && known.PersonId == turn.Actor.Id, cancellationToken)
            : null;
}
