using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Privacy;

/// <summary>Whom a request is about, as they are called now.</summary>
internal sealed class PrivacySubject(ICustomerDirectory customers, IPersonDirectory people)
{
    /// <summary>The team whose lead has a say: that of the customer's owner, or the colleague's own.</summary>
    public async Task<string?> TeamAsync(ReadView view, PrivacyRequest request, CancellationToken cancellationToken) =>
        request.CustomerId is { } id
            ? (await customers.FindAsync(view, id, cancellationToken))?.Team
            : request.AskedBy is { } asked ? (await people.FindAsync(view, asked, cancellationToken))?.Team : null;

    /// <summary>Customer (or colleague) and contact; empty where there is none.</summary>
    public async Task<(string Name, string Contact)> NameAsync(ReadView view, PrivacyRequest request, CancellationToken cancellationToken)
    {
        if (request.CustomerId is not { } id)
            return (request.AskedBy is { } asked ? (await people.FindAsync(view, asked, cancellationToken))?.Name ?? "" : "", "");
        var contact = request.ContactId is { } who ? (await view.Records.ReadAsync<Contact>(who, cancellationToken))?.Name : null;
        return ((await view.Records.ReadAsync<Customer>(id, cancellationToken))?.Name ?? "", contact ?? "");
    }
}
