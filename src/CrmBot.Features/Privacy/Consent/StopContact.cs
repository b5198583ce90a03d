using CrmBot.Features.Customers;
using CrmBot.Features.Outgoing;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Privacy.Consent;

/// <summary>别再联系他: nothing of ours goes to the person by mail or text message any more, and what waits is dropped.</summary>
internal sealed class StopContact(SubjectOfFrame subjects)
{
    public async Task<Reply> StopAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var (customer, contact, instead) = await subjects.FindAsync(turn, frame, "log", cancellationToken);
        if (customer is null) return instead!;
        var id = OptOut.IdOf(customer.Id, contact?.Id);
        if (await turn.Work.Records.FindAsync<OptOut>(id, cancellationToken) is null)
            turn.Db.Add(
                new OptOut { Id = id, CustomerId = customer.Id, ContactId = contact?.Id, SaidBy = turn.Actor.Id, SaidAt = turn.Now });
        await turn.Work.SaveAsync(cancellationToken);
        await DropWaitingAsync(turn, customer.Id, cancellationToken);
        await TouchAsync(turn, customer.Id, cancellationToken);
        // In a group nobody's contacts are named.
        if (turn.Place.IsGroup) return new Reply.Say("privacy.stopped.here");
        return new Reply.Say(contact is null ? "privacy.stopped.customer" : "privacy.stopped.contact", ("name", customer.Name),
            ("who", contact?.Name));
    }

    internal static async Task TouchAsync(Turn turn, Guid customerId, CancellationToken cancellationToken)
    {
        if (await turn.Work.Records.FindAsync<Customer>(customerId, cancellationToken) is { } file)
            KeepCustomerInStep.Touch(turn.Work, file);
    }

    private static async Task DropWaitingAsync(Turn turn, Guid customerId, CancellationToken cancellationToken)
    {
        foreach (var message in await turn.Work.Records.ListAsync<CustomerMessage>(nameof(CustomerMessage.CustomerId), customerId,
            cancellationToken))
        {
            if (message.State is not (MessageState.Waiting or MessageState.Held)) continue;
            if (!await ContactGate.IsOpenAsync(turn.Work, customerId, message.Address, cancellationToken))
                (message.State, message.Failure) = (MessageState.Dropped, "opted_out");
        }
    }
}
