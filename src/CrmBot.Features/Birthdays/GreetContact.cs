using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Interactions;
using CrmBot.Features.Outgoing;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Birthdays;

/// <summary>Whose birthday a button is about.</summary>
internal sealed record Celebrated(Birthday Birthday, Contact Contact, CustomerBrief Customer, BirthdayList? List);

/// <summary>What the buttons of the birthday cards share: whose it is, whether the person may, and how a greeting is noted.</summary>
internal sealed class GreetContact(
    ICustomerDirectory customers, Policy policy, WriteInteraction write, WriteToCustomer outgoing, ReachCustomer reach, CardLibrary cards,
    CompanySettings company)
{
    public const int LongestText = 1000;

    public async Task<(Celebrated? Found, Reply? Instead)> FindAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(action.Text("id"), "N", out var id)
            || await turn.Work.Records.FindAsync<Birthday>(id, cancellationToken) is not { } birthday
            || await turn.Work.Records.FindAsync<Contact>(birthday.ContactId, cancellationToken) is not { LeftAt: null } contact
            || await customers.FindAsync(turn.Work, birthday.CustomerId, cancellationToken) is not { } customer)
            return (null, new Reply.Refuse("birthday.noLonger"));
        var decision = policy.Decide(turn.Actor, "log", customer.Subject);
        if (!decision.Allowed) return (null, new Reply.Refuse(decision.ReasonKey!, ("owner", customer.OwnerName)));
        var list = Guid.TryParseExact(action.Text("list"), "N", out var of)
            ? await turn.Work.Records.FindAsync<BirthdayList>(of, cancellationToken) : null;
        return (new(birthday, contact, customer, list), null);
    }

    /// <summary>How the person can be written to from here, and in which language; nobody else at the customer gets their wishes.</summary>
    public async Task<(CustomerContact To, string? Channel)> ReachAsync(Turn turn, Celebrated found, CancellationToken cancellationToken)
    {
        var to = await reach.FindAsync(turn.Work, found.Customer, found.Contact.Name, cancellationToken);
        return (to, to.IsClosed || to.Name != found.Contact.Name ? null : outgoing.ChannelFor(to));
    }

    /// <summary>A greeting to begin from, in the customer's language.</summary>
    public string Wish(Turn turn, Contact contact, string locale) => cards.Words(
        locale, "birthday.wish.text", ("name", contact.Aka is [var called, ..] ? called : contact.Name), ("company", company.Name),
        ("me", turn.Actor.Name));

    /// <returns>Whether it is on its way.</returns>
    public async Task<bool> SendAsync(Turn turn, Celebrated found, CustomerContact to, string text, CancellationToken cancellationToken) =>
        await outgoing.WriteAsync(
            turn.Work,
            new CustomerNews("birthday", $"birthday:{found.Birthday.Id:N}:{found.Birthday.NextOn}", found.Customer.Id,
                null) { Said = (cards.Words(to.Locale, "birthday.wish.subject"), text) },
            to, cancellationToken) is not null;

    /// <summary>Thought of, this year: noted on the customer's timeline, and off the card.</summary>
    public async Task NoteAsync(Turn turn, Celebrated found, string? channel, CancellationToken cancellationToken)
    {
        if (found.Birthday.GreetedOn == found.Birthday.NextOn) return;
        found.Birthday.GreetedOn = found.Birthday.NextOn;
        if (found.List is { } list) list.Done++;
        var interaction = new Interaction { CustomerId = found.Customer.Id, PersonId = turn.Actor.Id,
            Day = SaidTime.Write(DateOnly.FromDateTime(turn.LocalNow)), CreatedAt = turn.Now };
        turn.Db.Add(interaction);
        var told = new JsonObject { ["cust"] = found.Customer.Name, ["who"] = found.Contact.Name,
            ["note"] = cards.Words(turn.Locale, "birthday.logged"), ["at"] = interaction.Day };
        if (channel is not null) told["ch"] = channel == "mail" ? "email" : "sms";
        await write.FillAsync(turn, interaction, found.Customer.Id, new Frame("log", told), cancellationToken);
    }
}
