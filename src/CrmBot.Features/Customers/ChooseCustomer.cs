using System.Text.Json.Nodes;
using CrmBot.Language;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Customers;

/// <summary>Asks which of several customers is meant; each is one tap.</summary>
internal sealed class ChooseCustomer(Policy policy, PrintCustomer print)
{
    /// <summary>Shows the chosen customer.</summary>
    public const string OpenVerb = "customer.open";

    /// <summary>Does what was said, for the chosen customer.</summary>
    public const string DoVerb = "customer.choose";

    /// <summary>The answer when it is not clear which customer <paramref name="frame"/> means.</summary>
    public async Task<Reply> AskAsync(Turn turn, Frame frame, FoundCustomers found, CancellationToken cancellationToken)
    {
        if (found.RefusalKey is { } refusal) return new Reply.Refuse(refusal);
        if (found.Asked is null) return new Reply.Say("customer.which.none");
        if (found.Candidates.Count == 0) return new Reply.Card("customer-unknown", new JsonObject { ["asked"] = found.Asked });
        List<JsonObject> rows = [];
        foreach (var candidate in found.Candidates) rows.Add(await RowAsync(turn, frame, candidate, cancellationToken));
        return new Reply.Card("customer-choose", new JsonObject
        {
            ["say"] =
                new JsonObject { ["title"] = print.Words(turn.Locale, found.IsGuess ? "customer.which.guess" : "customer.which.several") },
            ["asked"] = found.Asked,
            ["rows"] = CardRow.List(rows),
        });
    }

    private async Task<JsonObject> RowAsync(Turn turn, Frame frame, CustomerBrief candidate, CancellationToken cancellationToken)
    {
        var decision = policy.Decide(turn.Actor, turn.Place, "see", candidate.Subject);
        var owner = print.Owner(candidate.OwnerName, candidate.Team, turn.Locale);
        return new JsonObject
        {
            ["name"] = candidate.Name,
            ["detail"] = decision.Allowed
                ? PrintCustomer.Joined(await TellApartAsync(turn, frame, candidate, decision, cancellationToken), owner)
                : PrintCustomer.Joined(print.Words(turn.Locale, "customer.taken"), owner),
            ["id"] = candidate.Id.ToString("N"),
            ["frame"] = frame.ToJson(),
            ["say"] = new JsonObject
            {
                ["verb"] = frame.IsWrite ? DoVerb : OpenVerb,
                ["choose"] = print.Words(turn.Locale, frame.IsWrite ? "customer.which.this" : "customer.which.open"),
            },
        };
    }

    /// <summary>What tells this one from the others: the contact asked for, or industry and region.</summary>
    private async Task<string> TellApartAsync(
        Turn turn, Frame frame, CustomerBrief candidate, Decision decision, CancellationToken cancellationToken)
    {
        if (frame.Text("who") is { } who && !decision.Masked.Contains(CustomerPolicy.Fields.Contacts))
        {
            var contacts = await turn.Db.Set<Contact>().AsNoTracking()
                .Where(contact => contact.CustomerId == candidate.Id && contact.LeftAt == null).ToListAsync(cancellationToken);
            if (ContactMatch.Find(contacts, contact => contact.Name, contact => contact.Aka, who) is { } meant)
                return PrintCustomer.Joined(meant.Name, meant.Title);
        }

        var customer = await turn.Db.Set<Customer>().AsNoTracking()
            .FirstOrDefaultAsync(known => known.Id == candidate.Id, cancellationToken);
        return customer is null ? "" : print.Line(customer, turn.Locale);
    }
}
