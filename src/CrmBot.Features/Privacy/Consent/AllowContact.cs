using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Privacy.Consent;

/// <summary>
/// 别再联系 is taken back: of the one who said it. What others at that customer said for themselves stays, and is named.
/// </summary>
internal sealed class AllowContact(ICustomerDirectory customers, SubjectOfFrame subjects, Policy policy, PrintCustomer print)
{
    /// <param name="who">The person at the customer, as said; null for the customer.</param>
    public async Task<Reply> AllowAsync(Turn turn, Guid customerId, string? who, CancellationToken cancellationToken)
    {
        var (customer, outs, instead) = await OutsAsync(turn, customerId, cancellationToken);
        if (instead is not null) return instead;
        if (who is null) return await CustomerAsync(turn, customer!, outs, cancellationToken);
        return await subjects.ContactAsync(turn.Work, customerId, who, cancellationToken) is { } contact
            ? await PersonAsync(turn, customer!, outs, contact, cancellationToken)
            : SubjectOfFrame.NoContact(customer!, who);
    }

    public async Task<Reply> AllowAsync(Turn turn, Contact contact, CancellationToken cancellationToken)
    {
        var (customer, outs, instead) = await OutsAsync(turn, contact.CustomerId, cancellationToken);
        return instead ?? await PersonAsync(turn, customer!, outs, contact, cancellationToken);
    }

    private async Task<(CustomerBrief? Customer, List<OptOut> Outs, Reply? Instead)> OutsAsync(
        Turn turn, Guid customerId, CancellationToken cancellationToken)
    {
        if (await customers.FindAsync(turn.Work, customerId, cancellationToken) is not { } customer)
            return (null, [], new Reply.Refuse("customer.which.gone"));
        var decision = policy.Decide(turn.Actor, "log", customer.Subject);
        if (!decision.Allowed) return (null, [], new Reply.Refuse(decision.ReasonKey!, ("owner", customer.OwnerName)));
        var outs = await turn.Work.Records.ListAsync<OptOut>(nameof(OptOut.CustomerId), customer.Id, cancellationToken);
        return (customer, outs, outs.Count == 0 ? new Reply.Say("privacy.allowed.already") : null);
    }

    private static async Task<Reply> PersonAsync(
        Turn turn, CustomerBrief customer, List<OptOut> outs, Contact contact, CancellationToken cancellationToken)
    {
        if (outs.Exists(one => one.ContactId is null)) return new Reply.Say("privacy.allowed.everybody", ("name", customer.Name));
        return outs.Find(one => one.ContactId == contact.Id) is { } said
            ? await LiftAsync(turn, customer, said, contact.Name, cancellationToken)
            : new Reply.Say("privacy.allowed.already");
    }

    // Whoever said no for everybody there is meant first; one person alone can be nobody else.
    private async Task<Reply> CustomerAsync(Turn turn, CustomerBrief customer, List<OptOut> outs, CancellationToken cancellationToken)
    {
        var persons = outs.FindAll(one => one.ContactId is not null);
        List<Contact> contacts = [];
        foreach (var one in persons)
            if (await turn.Work.Records.ReadAsync<Contact>(one.ContactId!.Value, cancellationToken) is { } contact) contacts.Add(contact);
        if (outs.Find(one => one.ContactId is null) is not { } whole)
            return persons is [var only]
                ? await LiftAsync(turn, customer, only, contacts.FirstOrDefault()?.Name, cancellationToken)
                : Which(turn, customer, contacts, "privacy.allowed.which");
        var lifted = await LiftAsync(turn, customer, whole, null, cancellationToken);
        return persons.Count == 0 || turn.Place.IsGroup ? lifted : Which(turn, customer, contacts, "privacy.allowed.still");
    }

    private static async Task<Reply> LiftAsync(
        Turn turn, CustomerBrief customer, OptOut said, string? who, CancellationToken cancellationToken)
    {
        turn.Db.Remove(said);
        await StopContact.TouchAsync(turn, customer.Id, cancellationToken);
        // In a group nobody's contacts are named.
        if (turn.Place.IsGroup) return new Reply.Say("privacy.allowed.here");
        return new Reply.Say(who is null ? "privacy.allowed.customer" : "privacy.allowed.contact", ("name", customer.Name), ("who", who));
    }

    // Each of them is one tap. In a group nobody's contacts are named.
    private Reply Which(Turn turn, CustomerBrief customer, List<Contact> contacts, string key) => turn.Place.IsGroup
        ? new Reply.Say("privacy.allowed.whichHere")
        : new Reply.Card("customer-choose", new JsonObject
        {
            ["asked"] = print.Words(turn.Locale, key, ("name", customer.Name),
                ("who", string.Join(print.Words(turn.Locale, "common.list_separator"), contacts.Select(contact => contact.Name)))),
            ["say"] = new JsonObject { ["title"] = print.Words(turn.Locale, "privacy.allowed.whom") },
            ["rows"] = CardRow.List(contacts.Select(contact => Row(contact, turn.Locale))),
        });

    private JsonObject Row(Contact contact, string locale) => new()
    {
        ["name"] = contact.Name,
        ["detail"] = contact.Title ?? "",
        ["id"] = contact.Id.ToString("N"),
        ["frame"] = new JsonObject(),
        ["say"] = new JsonObject
        {
            ["verb"] = AllowChosen.AllowVerb,
            ["choose"] = print.Words(locale, "privacy.allowed.this"),
        },
    };
}

/// <summary>A tap on one of several people who said no.</summary>
internal sealed class AllowChosen(AllowContact allow) : ICardVerb
{
    public const string AllowVerb = "privacy.allow";

    public string Verb => AllowVerb;

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken) =>
        Guid.TryParseExact(action.Text("id"), "N", out var id)
            && await turn.Work.Records.ReadAsync<Contact>(id, cancellationToken) is { } contact
            ? await allow.AllowAsync(turn, contact, cancellationToken)
            : new Reply.Refuse("customer.which.gone");
}
