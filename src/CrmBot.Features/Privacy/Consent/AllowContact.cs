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
        if (await customers.FindAsync(turn.Work, customerId, cancellationToken) is not { } customer)
            return new Reply.Refuse("customer.which.gone");
        var decision = policy.Decide(turn.Actor, "log", customer.Subject);
        if (!decision.Allowed) return new Reply.Refuse(decision.ReasonKey!, ("owner", customer.OwnerName));
        var outs = await turn.Work.Records.ListAsync<OptOut>(nameof(OptOut.CustomerId), customer.Id, cancellationToken);
        if (outs.Count == 0) return new Reply.Say("privacy.allowed.already");
        return who is null
            ? await CustomerAsync(turn, customer, outs, cancellationToken)
            : await PersonAsync(turn, customer, outs, who, cancellationToken);
    }

    private async Task<Reply> PersonAsync(
        Turn turn, CustomerBrief customer, List<OptOut> outs, string who, CancellationToken cancellationToken)
    {
        if (await subjects.ContactAsync(turn.Work, customer.Id, who, cancellationToken) is not { } contact)
            return SubjectOfFrame.NoContact(customer, who);
        if (outs.Exists(one => one.ContactId is null)) return new Reply.Say("privacy.allowed.everybody", ("name", customer.Name));
        return outs.Find(one => one.ContactId == contact.Id) is { } said
            ? await LiftAsync(turn, customer, said, contact.Name, cancellationToken)
            : new Reply.Say("privacy.allowed.already");
    }

    // Whoever said no for everybody there is meant first; one person alone can be nobody else.
    private async Task<Reply> CustomerAsync(Turn turn, CustomerBrief customer, List<OptOut> outs, CancellationToken cancellationToken)
    {
        var persons = outs.FindAll(one => one.ContactId is not null);
        List<string> names = [];
        foreach (var one in persons)
            if (await turn.Work.Records.ReadAsync<Contact>(one.ContactId!.Value, cancellationToken) is { } contact) names.Add(contact.Name);
        if (outs.Find(one => one.ContactId is null) is not { } whole)
            return persons is [var only]
                ? await LiftAsync(turn, customer, only, names.FirstOrDefault(), cancellationToken)
                : Which(turn, customer, names);
        var lifted = await LiftAsync(turn, customer, whole, null, cancellationToken);
        return persons.Count == 0 || turn.Place.IsGroup ? lifted : Named("privacy.allowed.still", turn, customer, names);
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

    private Reply.Say Which(Turn turn, CustomerBrief customer, List<string> names) => turn.Place.IsGroup
        ? new Reply.Say("privacy.allowed.whichHere") : Named("privacy.allowed.which", turn, customer, names);

    private Reply.Say Named(string key, Turn turn, CustomerBrief customer, List<string> names) => new(key, ("name", customer.Name),
        ("who", string.Join(print.Words(turn.Locale, "common.list_separator"), names)), ("one", names.FirstOrDefault()));
}
