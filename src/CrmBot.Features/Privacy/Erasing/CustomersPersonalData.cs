using CrmBot.Features.Customers;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Privacy.Erasing;

/// <summary>
/// Names, numbers and places in the decision chain. What points at the person keeps pointing, at somebody without a name.
/// </summary>
internal sealed class CustomersPersonalData(CustomerName names) : IPersonalData
{
    public async Task EraseAsync(UnitOfWork work, DataSubject subject, CancellationToken cancellationToken)
    {
        foreach (var contact in subject.Contacts) await EraseAsync(work, contact, subject, cancellationToken);
        foreach (var customer in subject.Customers)
        {
            if (subject.IsWhole) await EraseAsync(work, customer, subject.NewNames[customer.Id], cancellationToken);
            await KeepCustomerInStep.ChangedAsync(work, customer, cancellationToken);
        }
    }

    private async Task EraseAsync(UnitOfWork work, Customer customer, string name, CancellationToken cancellationToken)
    {
        (customer.Name, customer.NameKey, customer.Aliases, customer.Address, customer.Attachments) = (name, names.KeyOf(name), [], null,
            []);
        work.Db.RemoveRange(await work.Records.ListAsync<ContactMethod>(nameof(ContactMethod.CustomerId), customer.Id, cancellationToken));
        work.Db.RemoveRange(await work.Records.ListAsync<ChainMember>(nameof(ChainMember.CustomerId), customer.Id, cancellationToken));
    }

    private static async Task EraseAsync(UnitOfWork work, Contact contact, DataSubject subject, CancellationToken cancellationToken)
    {
        var methods = await work.Records.ListAsync<ContactMethod>(nameof(ContactMethod.CustomerId), contact.CustomerId, cancellationToken);
        work.Db.RemoveRange(methods.Where(method => method.ContactId == contact.Id));
        var chain = await work.Records.ListAsync<ChainMember>(nameof(ChainMember.CustomerId), contact.CustomerId, cancellationToken);
        work.Db.RemoveRange(chain.Where(member => member.ContactId == contact.Id || contact.IsCalled(member.Name)));
        work.Db.RemoveRange((await work.Records.ListAsync<Birthday>(nameof(Birthday.CustomerId), contact.CustomerId, cancellationToken))
            .Where(one => one.ContactId == contact.Id));
        (contact.Name, contact.Aka, contact.Title, contact.LeftAt) = (subject.NewNames[contact.Id], [], null, contact.LeftAt ?? work.Now);
    }
}
