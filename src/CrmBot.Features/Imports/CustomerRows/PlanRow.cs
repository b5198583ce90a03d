using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Imports.CustomerRows;

/// <summary>
/// Works out what a row becomes. The preview and the import ask here, so that what
/// was shown is what is done. What is filled stays as it is: a row only adds.
/// </summary>
internal sealed class PlanRow(MatchRow match, OwnerOfRow owners, Policy policy, CustomerName names)
{
    public RowPlan Plan(
        CustomerRow row, CustomerColumns columns, KnownCustomers known, KnownPeople people, PassMemory memory, ImportScope scope)
    {
        var notes = new List<RowIssue>();
        var (owner, ownerIssue) = owners.Find(row, people, scope);
        if (ownerIssue is not null) return Bad(row, Issue(row, columns, Fact.Owner, ownerIssue, row.Owner ?? ""));
        if (owner is { } person && row.Owner is { } said && KnownPeople.IsMail(said))
            TellMail(row, columns, said, people.NameOf(person)!, memory, notes);
        var (found, conflict) = match.Find(row, known, memory);
        if (conflict is not null) return Bad(row, Issue(row, columns, conflict.Value.Fact, conflict.Value.Key, conflict.Value.Value));
        var held = found is { } id ? known.Find(id) : null;
        if (held is not null && !MayChange(held.Customer, people, scope))
            return Bad(row, Issue(row, columns, Fact.Name, "taken", row.Name));
        var customer = found ?? NewId.Next();
        var draft = new RowChanges(row, columns, held, memory, customer, notes);
        draft.Add(owner, found is null, OwnerOfRow.MayAssign(scope), names.KeyOf(row.Name));
        if (row.Talk is not null && KnownCustomers.TalkId(row, names) is var talk && !known.HasTalk(talk)) draft.AddTalk(talk);
        match.Remember(row, customer, memory);
        return new RowPlan(row, Kind(found, draft.Changes.Count, memory), Open(found, customer, memory), owner, draft.Changes, notes);
    }

    // Once for each address: whoever looks at the preview sees for whom it was taken.
    private static void TellMail(
        CustomerRow row, CustomerColumns columns, string said, string name, PassMemory memory, List<RowIssue> notes)
    {
        if (memory.IsSaid(Guid.Empty, Fact.Owner, said)) return;
        memory.Say(Guid.Empty, Fact.Owner, said);
        notes.Add(new(row.Line, columns.HeadingOf(Fact.Owner), "ownerByMail", Clip.To($"{said} = {name}", RowIssue.LongestValue), true));
    }

    private static RowKind Kind(Guid? found, int changes, PassMemory memory) => found switch
    {
        null => RowKind.New,
        _ when changes == 0 => RowKind.Unchanged,
        { } id => memory.IsOpened(id) ? RowKind.Joined : RowKind.Updated,
    };

    private static Guid Open(Guid? found, Guid customer, PassMemory memory)
    {
        if (found is null) memory.Open(customer);
        return customer;
    }

    private bool MayChange(Customer customer, KnownPeople people, ImportScope scope) => scope.Actor is null
        || policy.Decide(scope.Actor, "change",
            new Subject("customer", customer.OwnerId, people.TeamOf(customer.OwnerId), customer.Region)).Allowed;

    private static RowPlan Bad(CustomerRow row, RowIssue issue) => new(row, RowKind.Bad, default, null, [], [issue]);

    private static RowIssue Issue(CustomerRow row, CustomerColumns columns, string fact, string key, string value) =>
        new(row.Line, columns.HeadingOf(fact), key, Clip.To(value, RowIssue.LongestValue), false);
}

/// <summary>Whose a new customer is.</summary>
internal sealed class OwnerOfRow(Policy policy)
{
    /// <returns>The owner (null: the pool), or the key of what is wrong.</returns>
    public (Guid? Owner, string? Issue) Find(CustomerRow row, KnownPeople people, ImportScope scope)
    {
        // A rep's list is a list of the rep's own customers; what somebody brings for the company without a name goes to the pool.
        if (row.Owner is null) return (scope.Actor is { Role: Roles.Rep } rep ? rep.Id : null, null);
        if (row.Owner.Length == 0) return (null, null);
        var called = people.Called(row.Owner);
        var active = called.Where(person => person.IsActive).ToList();
        if (active.Count != 1) return (null, active.Count > 1 ? "ownerTwice" : called.Count > 0 ? "ownerLeft" : "owner");
        var mine = scope.Actor is null
            || policy.Decide(scope.Actor, "change", new Subject("customer", active[0].Id, active[0].Team)).Allowed;
        return mine ? (active[0].Id, null) : (null, "ownerNotYours");
    }

    /// <summary>Whether a customer that nobody looks after may be given to somebody by a table.</summary>
    public static bool MayAssign(ImportScope scope) =>
        scope.Actor is null || scope.Actor.Role == Roles.Lead || Roles.SeesEverything(scope.Actor.Role);
}
