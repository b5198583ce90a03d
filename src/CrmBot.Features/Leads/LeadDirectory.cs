using CrmBot.Features.Customers;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Leads;

/// <summary>Finds leads, and the customer of each.</summary>
internal sealed class LeadDirectory(ICustomerDirectory customers)
{
    public static Subject Subject(Lead lead) => new("lead", lead.OwnerId, lead.Team);

    public static RecordRef Record(Lead lead) => new("lead", lead.Id);

    /// <summary>The lead of that record and its customer; null when there is none (any more).</summary>
    public async Task<(Lead Lead, CustomerBrief Customer)?> FindAsync(
        ReadView view, RecordRef? record, CancellationToken cancellationToken) =>
            record is { Kind: "lead", Id: var id } && await view.Records.FindAsync<Lead>(id, cancellationToken) is { } lead
            && await customers.FindAsync(view, lead.CustomerId, cancellationToken) is { } customer
                ? (lead, customer)
                : null;

    /// <summary>As <see cref="FindAsync"/>, only to look at.</summary>
    public async Task<(Lead Lead, CustomerBrief Customer)?> ReadAsync(ReadView view, Guid id, CancellationToken cancellationToken) =>
        await view.Records.ReadAsync<Lead>(id, cancellationToken) is { } lead
            && await customers.FindAsync(view, lead.CustomerId, cancellationToken) is { } customer
            ? (lead, customer)
            : null;

    /// <summary>All leads of a customer, newest first.</summary>
    public static async Task<List<Lead>> OfCustomerAsync(ReadView view, Guid customerId, CancellationToken cancellationToken)
    {
        var leads = await view.Records.ListAsync<Lead>(nameof(Lead.CustomerId), customerId, cancellationToken);
        leads.Reverse();
        return leads;
    }

    /// <summary>The customer's lead that people mean: the newest open one, else the newest.</summary>
    public static async Task<Lead?> CurrentAsync(ReadView view, Guid customerId, CancellationToken cancellationToken)
    {
        var leads = await OfCustomerAsync(view, customerId, cancellationToken);
        return leads.Find(lead => lead.IsOpen) ?? leads.FirstOrDefault();
    }
}
