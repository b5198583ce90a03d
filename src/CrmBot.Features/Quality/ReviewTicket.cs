using CrmBot.Features.Customers;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Quality;

/// <summary>检查 beside a ticket of the sample: its checklist, as a card of its own below.</summary>
internal sealed class OpenCheck(QualityPeople people) : ICardVerb
{
    public string Verb => "quality.open";

    public bool IsRead => true;

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (!await people.MayReviewAsync(turn.Work, turn.Actor, cancellationToken)) return new Reply.Refuse("quality.notYours");
        if (!Guid.TryParse(action.Text("check"), out var id)
            || await turn.Work.Records.ReadAsync<QualityCheck>(id, cancellationToken) is not { } check)
            return new Reply.Refuse("quality.gone");
        if (await turn.Work.Records.ReadAsync<Tickets.Ticket>(check.TicketId, cancellationToken) is { } ticket)
            await Tickets.TicketReads.NoteAsync(turn, ticket, "quality", cancellationToken);
        await turn.Work.Outbox.ToPersonAsync(
            turn.Actor.Id, new Reply.OfRecord(new RecordRef("quality_check", id)), $"quality.open:{turn.Id:N}", Delivery.AtLeastOnce,
            Priority.Answer, cancellationToken);
        return turn.Place.IsGroup ? new Reply.Say("digest.inDirect") : Reply.Silence;
    }
}

/// <summary>The answers to the checklist; they may be changed by answering again.</summary>
internal sealed class SaveCheck(QualityPeople people) : ICardVerb
{
    public string Verb => "quality.save";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (!await people.MayReviewAsync(turn.Work, turn.Actor, cancellationToken)) return new Reply.Refuse("quality.notYours");
        if (action.Record is not { Kind: "quality_check", Id: var id } record
            || await turn.Work.Records.FindAsync<QualityCheck>(id, cancellationToken) is not { } check)
            return new Reply.Refuse("quality.gone");
        var key = ProfileData.KeyOf(id);
        var answers =
            string.Concat(QualityCheck.Points.Select(point => action.Text($"{point}-{key}") switch { "yes" => "y", "no" => "n", _ => "" }));
        if (answers.Length < QualityCheck.Points.Count) return new Reply.Refuse("quality.incomplete");
        check.Review(answers, Clip.Optional(action.Text("note-" + key), QualityCheck.NoteLength), turn.Actor.Id, turn.Now);
        await turn.Work.SaveAsync(cancellationToken);
        // The week's card counts what is done, though its own row stays as it is.
        await turn.Work.Outbox.RefreshCopiesAsync(new RecordRef("quality_week", check.WeekId), cancellationToken);
        return new Reply.OfRecord(record);
    }
}
