using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.Leads.Pool;
using CrmBot.Language;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Leads;

/// <summary>是同一个吗? Asks when a new lead may be a known customer, and adds to that one when it is.</summary>
internal sealed class SameLead(
    Policy policy, PrintCustomer print, ICustomerDirectory directory, PassLead pass, ReviewFile review, ClaimLead claim)
{
    public Reply Ask(Turn turn, Frame frame, NewCustomer facts, IReadOnlyList<Duplicate> alike) =>
        new Reply.Card("lead-same", new JsonObject
        {
            ["name"] = facts.Name,
            ["frame"] = frame.ToJson(),
            ["rows"] = CardRow.List(alike.Select(known => new JsonObject
            {
                ["name"] = known.Customer.Name,
                ["detail"] = PrintCustomer.Joined(
                    print.Words(turn.Locale, "lead.shares." + known.Shared),
                    print.Owner(known.Customer.OwnerName, known.Customer.Team, turn.Locale)),
                ["id"] = known.Customer.Id.ToString("N"),
            })),
        });

    /// <summary>
    /// The known customers that the parser found alike, for the draft; a choice
    /// puts the record itself into the slot, since names may be equal.
    /// </summary>
    public async Task<List<DraftChoice>> ChoicesAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        List<DraftChoice> choices = [];
        foreach (var name in frame.Texts("dup"))
            choices.AddRange((await directory.FindByNameAsync(turn.Work, name, cancellationToken)).Select(known => new DraftChoice(
                PrintCustomer.Joined(known.Name, print.Owner(known.OwnerName, known.Team, turn.Locale)), "cust",
                JsonValue.Create(known.Record.ToString()))));
        return choices;
    }

    /// <summary>The known customer that was chosen, or null.</summary>
    public async Task<CustomerBrief?> ChosenAsync(Turn turn, Frame frame, CancellationToken cancellationToken) =>
        RecordNames.Parse(frame.Text("cust")) is { Kind: "customer" } record
            ? await directory.FindAsync(turn.Work, record.Id, cancellationToken) : null;

    /// <summary>Adds what was said to the known customer, if the speaker may; otherwise says who looks after it.</summary>
    public async Task<Reply> JoinAsync(Turn turn, CustomerBrief known, Frame frame, NewCustomer facts, CancellationToken cancellationToken)
    {
        turn.Memory.LastSubject = known.Name;
        turn.Memory.LastRecord = known.Record;
        if (!policy.Decide(turn.Actor, "change", known.Subject).Allowed)
            return pass.Offer(turn, known, frame);
        var customer = await turn.Db.Set<Customer>().FirstAsync(one => one.Id == known.Id, cancellationToken);
        await FileCustomer.AddToAsync(turn.Work, customer, facts, turn.Actor.Id, cancellationToken);
        await review.AskOwnerAsync(turn.Work, customer, facts, turn.Actor.Id, cancellationToken);
        // Whoever looks after the customer looks after the new inquiry.
        var lead = await OpenLead.ForAsync(turn.Work, customer, facts, AddLead.Origin(turn, frame, known.OwnerId, known.Team),
            cancellationToken);
        var noted = LeadNoted.Of(turn, customer.Name, lead, "lead.joined");
        return known.OwnerId is null && lead.OwnerId is null ? await TakeAsync(turn, known, lead, noted, cancellationToken) : noted;
    }

    // Nobody's customer becomes the speaker's, with its inquiry, as far as they may take one out of the pool.
    private async Task<Reply> TakeAsync(Turn turn, CustomerBrief known, Lead lead, Reply noted, CancellationToken cancellationToken)
    {
        await turn.Work.SaveAsync(cancellationToken);
        return await claim.ClaimAsync(turn, lead.Id, known, cancellationToken) is Reply.Refuse no && !turn.Place.IsGroup
            ? new Reply.Several([noted, new Reply.Say(no.Key, no.Arguments)])
            : noted;
    }
}
