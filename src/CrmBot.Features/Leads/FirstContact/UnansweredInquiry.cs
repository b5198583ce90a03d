using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.Rules;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads.FirstContact;

/// <summary>
/// A customer has asked and nobody has answered for an hour of work: the owner gets two talk scripts that fit, and a button 已回复. Once.
/// </summary>
internal sealed class UnansweredInquiry(
    PlanLead plan, LeadDirectory leads, IPersonDirectory people, ICustomerDirectory customers, TalkScripts scripts, RuleBook rules,
    RuleWords words, CardLibrary cards)
    : LeadTimer(plan, leads)
{
    public override string Rule => PlanLead.Unanswered;

    protected override async Task FireAsync(
        UnitOfWork work, Lead lead, LeadClock clock, DueTimer timer, CancellationToken cancellationToken)
    {
        if (clock.AskedAt is not { } asked || await people.FindAsync(work, clock.OwnerId!.Value, cancellationToken) is not { } owner)
            return;
        var card = await CardAsync(work, lead, owner, cancellationToken);
        await work.Outbox.ToPersonAsync(owner.Id, card, $"lead.unanswered:{lead.Id:N}:{asked}", Delivery.AtLeastOnce, Priority.Notice,
            cancellationToken);
        clock.Helped(asked);
    }

    private async Task<Reply> CardAsync(ReadView view, Lead lead, Colleague owner, CancellationToken cancellationToken)
    {
        var customer = await customers.FindAsync(view, lead.CustomerId, cancellationToken);
        var contact = (await customers.ContactsAsync(view, lead.CustomerId, cancellationToken)).OrderBy(one => one.Id != lead.ContactId)
            .FirstOrDefault();
        var isKnown = (await view.Records.ReadAllAsync<Lead>(nameof(Lead.CustomerId), lead.CustomerId, cancellationToken)).Count > 1;
        var limit = await rules.ValueAsync(view, LeadRules.Unanswered, cancellationToken);
        return new Reply.Card(
            "lead-unanswered",
            new JsonObject
            {
                ["name"] = customer?.Name ?? "",
                ["need"] = PrintCustomer.Joined(contact?.Name, lead.Need, lead.Product),
                ["scripts"] = new JsonArray([.. scripts.Choose(lead, isKnown)
                    .Select(chosen => (JsonNode)Script(chosen, contact?.Name ?? customer?.Name ?? "", owner.Locale))]),
                ["say"] = new JsonObject
                {
                    ["title"] = cards.Words(owner.Locale, "lead.unanswered.title",
                        ("limit", words.Value(rules.Find(LeadRules.Unanswered)!, limit, owner.Locale))),
                },
            },
            LeadDirectory.Record(lead));
    }

    private JsonObject Script(ChosenScript chosen, string who, string locale) => new()
    {
        ["text"] = chosen.Script.In(locale).Replace("{who}", who, StringComparison.Ordinal),
        ["say"] = new JsonObject
        {
            ["topic"] = cards.Words(locale, "script.topic." + chosen.Script.Topic),
            ["why"] = cards.Words(locale, "script.why." + chosen.Why, ("topic", cards.Words(locale, "script.topic." + chosen.Script.Topic)),
                ("grade", chosen.Script.Grade)),
        },
    };
}

/// <summary>已回复 under the scripts: the customer has an answer, and the first contact is made.</summary>
internal sealed class InquiryAnswered(LeadForChange leads, ContactStopsClock stop) : ICardVerb
{
    public string Verb => "lead.answered";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (lead, customer, refusal) = await leads.FindAsync(turn, action.Record, cancellationToken);
        if (lead is null) return refusal!;
        await stop.AnsweredAsync(turn, lead, cancellationToken);
        return LeadNoted.Of(turn, customer!.Name, lead, "lead.unanswered.done");
    }
}
