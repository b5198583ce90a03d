using CrmBot.Runtime.Forms;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Customers;

/// <summary>A form about a record that belongs to a customer, filled with what is known.</summary>
internal interface ICustomerForm : IFormOfFile
{
    async Task IFormOfFile.ShownAsync(UnitOfWork work, RecordRef record, CancellationToken cancellationToken)
    {
        if (await work.Records.FindAsync(record, cancellationToken) is { } shown
            && RecordsOfCustomer.OwnerOf(work.Db, shown) is { } customer)
            await CustomerReads.NoteAsync(work, customer, CustomerReads.Form, cancellationToken);
    }
}
