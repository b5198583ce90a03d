using CrmBot.Features.Customers;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Digests;

/// <summary>Opens the card of one record of a list, or of a suggestion. The card itself shows what the person may see.</summary>
internal sealed class OpenListed(IEnumerable<IRecordCard> cards, ICustomerDirectory customers, Policy policy) : ICardVerb
{
    private readonly HashSet<string> kinds = [.. cards.Select(card => card.Kind)];

    public string Verb => "digest.show";

    public bool IsRead => true;

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (RecordOf(action.Text("shows")) is not { } record || !kinds.Contains(record.Kind)) return new Reply.Refuse("digest.gone");
        // A card of its own, below: the list stays open.
        await turn.Work.Outbox.ToPersonAsync(
            turn.Actor.Id, new Reply.OfRecord(record), $"digest.show:{turn.Id:N}", Delivery.AtLeastOnce, Priority.Answer,
            cancellationToken);
        await NoteAsync(turn, record, cancellationToken);
        return turn.Place.IsGroup ? new Reply.Say("digest.inDirect") : Reply.Silence;
    }

    // Whoever opens from a list what is part of a customer's file has seen it, if they may. A reminder is the person's own words.
    private async Task NoteAsync(Turn turn, RecordRef record, CancellationToken cancellationToken)
    {
        if (record.Kind != "reminder" && await CustomerAsync(turn, record, cancellationToken) is { } id
            && await customers.FindAsync(turn.Work, id, cancellationToken) is { } customer
            && policy.Decide(turn.Actor, "see", customer.Subject).Allowed)
            await CustomerReads.NoteAsync(turn.Work, id, CustomerReads.List, cancellationToken);
    }

    private static async Task<Guid?> CustomerAsync(Turn turn, RecordRef record, CancellationToken cancellationToken) =>
        record.Kind == "customer"
            ? record.Id
            : await turn.Work.Records.FindAsync(record, cancellationToken) is { } found
            ? RecordsOfCustomer.OwnerOf(turn.Work.Db, found)
            : null;

    private static RecordRef? RecordOf(string? text) =>
        text?.Split(':') is [{ Length: > 0 } kind, { } id] && Guid.TryParseExact(id, "N", out var found)
            ? new RecordRef(kind, found)
            : null;
}
