using System.Text.Json.Nodes;
using CrmBot.Language;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Customers;

/// <summary>Keeps the birthdays of a customer's people that a sentence told; a person nobody knew yet becomes a contact.</summary>
internal sealed class KeepBirthday(CustomerForChange target, Policy policy, PrintCustomer print, PrintBirthday birthdays)
{
    /// <summary>A sentence that tells nothing else: kept with the contact, and nothing is noted as a contact with the customer.</summary>
    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var (customer, instead) = await target.FindAsync(turn, frame, "change", cancellationToken);
        if (customer is null) return instead!;
        var said = SaidBirthday.Of(frame);
        List<JsonObject> rows = [];
        foreach (var one in said) rows.Add(await KeepAsync(turn, customer.Id, one, cancellationToken));
        await KeepCustomerInStep.ChangedAsync(turn.Work, customer, cancellationToken);
        var isKept = said.Any(one => one.Date is not null);
        return print.Noted(turn, customer, isKept ? "birthday.noted" : "birthday.forgotten", rows,
            isKept ? print.Words(turn.Locale, "birthday.hint") : "");
    }

    /// <summary>Beside a contact that was told; nothing where the speaker may not change the file.</summary>
    public async Task BesideAsync(Turn turn, CustomerBrief brief, Frame frame, CancellationToken cancellationToken)
    {
        if (!frame.Has(Frame.Birthday) || !policy.Decide(turn.Actor, "change", brief.Subject).Allowed) return;
        if (await turn.Work.Records.FindAsync<Customer>(brief.Id, cancellationToken) is not { } customer) return;
        foreach (var one in SaidBirthday.Of(frame)) await KeepAsync(turn, customer.Id, one, cancellationToken);
        await KeepCustomerInStep.ChangedAsync(turn.Work, customer, cancellationToken);
    }

    /// <returns>A line of the card.</returns>
    private async Task<JsonObject> KeepAsync(Turn turn, Guid customer, SaidBirthday said, CancellationToken cancellationToken)
    {
        var contact = await DecisionChain.ContactOrNewAsync(turn.Work, customer, said.Who, cancellationToken);
        var known = await turn.Db.Set<Birthday>().FirstOrDefaultAsync(one => one.ContactId == contact.Id, cancellationToken);
        var label = print.Label("birthday", turn.Locale);
        if (said.Date is not { } date)
        {
            if (known is not null) turn.Db.Remove(known);
            return CardRow.Of(label,
                PrintCustomer.Joined(contact.Name, print.Words(turn.Locale, known is null ? "birthday.unknown" : "birthday.gone")));
        }

        var today = DateOnly.FromDateTime(turn.LocalNow);
        var kept = known ?? new Birthday { Id = Birthday.IdOf(contact.Id), CustomerId = customer, ContactId = contact.Id, DateText = "" };
        if (known is null) turn.Db.Add(kept);
        (kept.DateText, kept.NextOn, kept.ToldBy, kept.ToldAt) = (date.ToString(), date.NextFrom(today).DayNumber, turn.Actor.Id, turn.Now);
        (kept.ToldAheadOf, kept.ToldOf) = (0, 0);
        return CardRow.Of(label,
            PrintCustomer.Joined(contact.Name, birthdays.Date(date, turn.Locale), birthdays.Next(kept, today, turn.Locale)));
    }
}
