using CrmBot.Runtime.Store;

namespace CrmBot.Features.Customers;

/// <summary>
/// Keeps in the audit log who looked at a customer's file, and through what. The file is what tells of its
/// people and what they said: contacts, talks, tickets with their history, deals, surveys; a name in a list,
/// what somebody wrote down themselves and a group's poster are not. It is noted where somebody asked for it,
/// in the transaction of the asking; who is sent something because it became theirs stands in the log as that.
/// </summary>
internal static class CustomerReads
{
    public const string Action = "customer.seen";

    // Through what; a field or view of the language contract otherwise.
    public const string Card = "card", Details = "details", Group = "group", Extension = "extension", Export = "export", List = "list",
        Lead = "lead", Ticket = "ticket", Deal = "deal", Form = "form", Pair = "pair";

    /// <summary>Another program; the id of its key follows.</summary>
    public const string Api = "api:";

    public static Task NoteAsync(UnitOfWork work, RecordRef customer, string through, CancellationToken cancellationToken) =>
        work.Audit.NoteAsync(Action, customer, through, cancellationToken);

    public static Task NoteAsync(UnitOfWork work, Guid customer, string through, CancellationToken cancellationToken) =>
        NoteAsync(work, new RecordRef("customer", customer), through, cancellationToken);
}
