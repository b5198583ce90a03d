using CrmBot.Features.Customers;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Privacy.Consent;

/// <summary>
/// The one gate for what leaves for customers: asked when a message is written, and again
/// when it leaves, so that one that was held or failed meanwhile does not slip through.
/// </summary>
internal static class ContactGate
{
    /// <summary>Whether something may go to that address of the customer.</summary>
    public static async Task<bool> IsOpenAsync(ReadView view, Guid customerId, string address, CancellationToken cancellationToken)
    {
        var outs = await view.Records.ReadAllAsync<OptOut>(nameof(OptOut.CustomerId), customerId, cancellationToken);
        if (outs.Exists(one => one.ContactId is null)) return false;
        // Somebody there said no, and nobody knows any more whose address this is: it could be theirs.
        if (outs.Count > 0 && !(await view.Records.ReadAllAsync<ContactMethod>(nameof(ContactMethod.CustomerId), customerId,
            cancellationToken)).Exists(method => method.Value == address))
            return false;
        // The same person may stand in another customer's file too.
        var theirs = view.Db.Set<OptOut>().Join(view.Db.Set<ContactMethod>(), one => one.CustomerId, method => method.CustomerId,
            (one, method) => new { one.ContactId, Of = method.ContactId, method.Value });
        return !await theirs.AnyAsync(both => both.Value == address && (both.ContactId == null || both.ContactId == both.Of),
            cancellationToken);
    }

    /// <summary>Who of a customer may not be written to: everybody, or these contacts.</summary>
    public static async Task<(bool Everybody, IReadOnlySet<Guid> Contacts)> ClosedAsync(
        ReadView view, Guid customerId, CancellationToken cancellationToken)
    {
        var outs = await view.Records.ReadAllAsync<OptOut>(nameof(OptOut.CustomerId), customerId, cancellationToken);
        return (outs.Exists(one => one.ContactId is null), outs.Select(one => one.ContactId).OfType<Guid>().ToHashSet());
    }
}
