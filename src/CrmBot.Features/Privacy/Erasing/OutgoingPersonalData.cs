using CrmBot.Features.Customers;
using CrmBot.Features.Outgoing;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Privacy.Erasing;

/// <summary>Nothing leaves for somebody who was erased.</summary>
internal sealed class OutgoingPersonalData : IPersonalData
{
    public async Task EraseAsync(UnitOfWork work, DataSubject subject, CancellationToken cancellationToken)
    {
        foreach (var customer in subject.Customers)
        {
            // Runs before or after the numbers went: an address that is nobody's any more was theirs.
            var theirs = subject.Contacts.Select(contact => contact.Id).ToHashSet();
            var others = (await work.Records.ReadAllAsync<ContactMethod>(nameof(ContactMethod.CustomerId), customer.Id, cancellationToken))
                .Where(method => !subject.IsWhole && (method.ContactId is not { } id || !theirs.Contains(id)))
                .Select(method => method.Value).ToHashSet(StringComparer.Ordinal);
            foreach (var message in await work.Records.ListAsync<CustomerMessage>(nameof(CustomerMessage.CustomerId), customer.Id,
                cancellationToken))
                if (message.State is not (MessageState.Sent or MessageState.Sending or MessageState.Dropped)
                    && !others.Contains(message.Address))
                    (message.State, message.Failure) = (MessageState.Dropped, "erased");
        }
    }
}
