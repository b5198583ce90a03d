using System.Text.Json.Nodes;
using CrmBot.Features.People;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Customers;

/// <summary>
/// Numbers and addresses that somebody else adds to a core customer's file are looked at by its owner: what is worth most has to be right.
/// </summary>
internal sealed class ReviewFile(PrintCustomer print, IPersonDirectory people)
{
    private const string HighValue = "core";

    /// <param name="by">Who told; null for another program.</param>
    public async Task AskOwnerAsync(UnitOfWork work, Customer customer, NewCustomer facts, Guid? by, CancellationToken cancellationToken)
    {
        if (customer.Tier != HighValue || customer.OwnerId is not { } owner || owner == by) return;
        if (await people.FindAsync(work, owner, cancellationToken) is not { Locale: var locale }) return;
        List<JsonObject> rows = [];
        foreach (var contact in facts.Contacts)
        foreach (var (kind, value) in contact.Methods())
            rows.Add(CardRow.Of(print.MethodKindWord(kind, locale),
                PrintCustomer.Joined(contact.Name, kind == MethodKind.Phone ? PhoneNumber.Print(value) : value)));
        if (rows.Count == 0) return;
        var card = new Reply.Card("customer-review",
            new JsonObject { ["name"] = customer.Name, ["id"] = customer.Id.ToString("N"), ["rows"] = CardRow.List(rows) });
        await work.Outbox.ToPersonAsync(owner, card, $"customer.review:{customer.Id:N}:{customer.Changes}", Delivery.AtLeastOnce,
            Priority.Notice, cancellationToken);
    }
}

/// <summary>没问题 on that card: noted in the audit log, and the card is done.</summary>
internal sealed class FileReviewed(ICustomerDirectory directory, Policy policy, PrintCustomer print) : ICardVerb
{
    public string Verb => "customer.reviewed";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(action.Text("id"), "N", out var id)
            || await directory.FindAsync(turn.Work, id, cancellationToken) is not { } brief)
            return new Reply.Refuse("customer.which.gone");
        if (!policy.Decide(turn.Actor, "change", brief.Subject).Allowed)
            return new Reply.Refuse("policy.notYours", ("owner", brief.OwnerName));
        await turn.Work.Audit.NoteAsync("customer.reviewed", brief.Record, null, cancellationToken);
        return new Reply.Card("customer-noted", new JsonObject
        {
            ["say"] = new JsonObject { ["title"] = print.Words(turn.Locale, "customer.review.done"), ["hint"] = "" },
            ["name"] = brief.Name,
            ["rows"] = new JsonArray(),
        });
    }
}
