using System.Text.Json.Nodes;
using CrmBot.Language;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Customers;

/// <summary>Keeps the numbers and addresses of a customer's people that a sentence told, with whom we have them from.</summary>
internal sealed class KeepReach(CustomerForChange target, Policy policy, PrintCustomer print)
{
    /// <summary>A sentence that tells nothing else: kept in the customer's file, and nothing is noted as a contact.</summary>
    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var (customer, instead) = await target.FindAsync(turn, frame, "change", cancellationToken);
        if (customer is null) return instead!;
        var rows = await KeepAsync(turn, customer, frame, cancellationToken);
        await KeepCustomerInStep.ChangedAsync(turn.Work, customer, cancellationToken);
        var title = SaidReach.Of(frame).All(static said => said.Methods.Count == 0) ? "customer.reach.contact" : "customer.reach.noted";
        return print.Noted(turn, customer, title, rows, "");
    }

    /// <summary>Beside a contact that was told; nothing where the speaker may not change the file.</summary>
    public async Task BesideAsync(Turn turn, CustomerBrief brief, Frame frame, CancellationToken cancellationToken)
    {
        if (!frame.Has(Frame.Reach) || !policy.Decide(turn.Actor, "change", brief.Subject).Allowed) return;
        if (await turn.Work.Records.FindAsync<Customer>(brief.Id, cancellationToken) is not { } customer) return;
        await KeepAsync(turn, customer, frame, cancellationToken);
        await KeepCustomerInStep.ChangedAsync(turn.Work, customer, cancellationToken);
    }

    /// <returns>A line of the card for each number or address, or for a contact of whom only the job is told.</returns>
    public async Task<List<JsonObject>> KeepAsync(Turn turn, Customer customer, Frame frame, CancellationToken cancellationToken)
    {
        List<JsonObject> rows = [];
        foreach (var said in SaidReach.Of(frame))
        {
            var contact = said.Who is null
                ? null
                : await DecisionChain.ContactOrNewAsync(turn.Work, customer.Id, said.Who, cancellationToken);
            if (contact is not null && said.Title is not null) contact.Title = said.Title;
            if (contact is not null && said.Methods.Count == 0)
                rows.Add(CardRow.Of(print.Words(turn.Locale, "customer.label.contact"), PrintCustomer.Joined(contact.Name, contact.Title)));
            foreach (var (kind, value) in said.Methods)
            {
                var gone = await PutAsync(turn, customer, contact, kind, value, said.Instead, cancellationToken);
                rows.Add(CardRow.Of(print.MethodKindWord(kind, turn.Locale),
                    PrintCustomer.Joined(contact?.Name, contact?.Title, Line(turn, kind, value, gone))));
            }
        }

        return rows;
    }

    private string Line(Turn turn, MethodKind kind, string value, List<string> gone)
    {
        var shown = Shown(kind, value);
        return gone.Count == 0 ? shown : print.Words(turn.Locale, "customer.reach.instead", ("new", shown),
            ("old", string.Join(", ", gone.Select(old => Shown(kind, old)))));
    }

    private static string Shown(MethodKind kind, string value) => kind == MethodKind.Phone ? PhoneNumber.Print(value) : value;

    /// <returns>What it stands in for now.</returns>
    private static async Task<List<string>> PutAsync(
        Turn turn, Customer customer, Contact? contact, MethodKind kind, string value, bool instead, CancellationToken cancellationToken)
    {
        var contactId = contact?.Id;
        var known = await turn.Db.Set<ContactMethod>()
            .Where(method => method.CustomerId == customer.Id && method.ContactId == contactId && method.Kind == kind)
            .ToListAsync(cancellationToken);
        var old = instead ? known.Where(
            method => method.Value != value && PhoneNumber.IsMobile(method.Value) == PhoneNumber.IsMobile(value)).ToList() : [];
        turn.Db.RemoveRange(old);
        if (!known.Exists(method => method.Value == value))
        {
            turn.Db.Add(new ContactMethod
            {
                CustomerId = customer.Id, ContactId = contactId, Kind = kind, Value = value, Channel = "chat", ToldBy = turn.Actor.Id,
                ToldAt = turn.Now,
            });
        }

        return [.. old.Select(static method => method.Value)];
    }
}
