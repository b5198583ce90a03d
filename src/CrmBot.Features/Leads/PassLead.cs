using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Language;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Leads;

/// <summary>
/// A new inquiry of a customer that a colleague looks after: it goes to that colleague,
/// who is told by whom. Whoever heard of it sees no more of the customer than before.
/// </summary>
internal sealed class PassLead(ReadLead read, ICustomerDirectory directory, PrintCustomer print) : ICardVerb
{
    public string Verb => "lead.pass";

    public Reply Offer(Turn turn, CustomerBrief known, Frame frame) => new Reply.Card("lead-pass", new JsonObject
    {
        ["name"] = known.Name,
        ["owner"] = print.Owner(known.OwnerName, known.Team, turn.Locale),
        ["id"] = known.Id.ToString("N"),
        ["frame"] = frame.ToJson(),
    });

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (SaidLead.Of(action) is not { } frame || !Guid.TryParseExact(action.Text("id"), "N", out var id)
            || await directory.FindAsync(turn.Work, id, cancellationToken) is not { OwnerId: { } owner } known)
            return new Reply.Refuse("customer.which.gone");
        var (facts, refusal) = await read.ReadAsync(turn, frame, cancellationToken);
        if (facts is null) return refusal!;
        var customer = await turn.Db.Set<Customer>().FirstAsync(one => one.Id == known.Id, cancellationToken);
        // What the speaker heard goes to the lead, not into a file they may not change.
        var lead = await OpenLead.ForAsync(turn.Work, customer, facts with { Contacts = [] },
            AddLead.Origin(turn, frame, owner, known.Team), cancellationToken);
        await turn.Work.Outbox.ToPersonAsync(
            owner,
            new Reply.Several(
                [new Reply.Say("lead.passedToYou", ("who", turn.Actor.Name)), new Reply.OfRecord(LeadDirectory.Record(lead))]),
            $"lead.passed:{turn.Id:N}", Delivery.AtLeastOnce, Priority.Notice, cancellationToken);
        return new Reply.Card("customer-noted", new JsonObject
        {
            ["say"] = new JsonObject { ["title"] = print.Words(turn.Locale, "lead.passed"), ["hint"] = "" },
            ["name"] = known.Name,
            ["rows"] = CardRow.List([CardRow.Of(print.Label("owner", turn.Locale), print.Owner(known.OwnerName, known.Team, turn.Locale))]),
        });
    }
}
