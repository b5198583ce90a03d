using CrmBot.Runtime.Store;

namespace CrmBot.Features.Customers;

/// <summary>Keeps in the audit log who looked at a customer's file, and through what.</summary>
internal static class CustomerReads
{
    public const string Action = "customer.seen";

    // Through what; a field or view of the language contract otherwise.
    public const string Card = "card", Details = "details", Group = "group", Extension = "extension", Export = "export", List = "list", Lead = "lead";

    /// <summary>Another program; the id of its key follows.</summary>
    public const string Api = "api:";

    public static Task NoteAsync(UnitOfWork work, RecordRef customer, string through, CancellationToken cancellationToken) =>
        work.Audit.NoteAsync(Action, customer, through, cancellationToken);
}
