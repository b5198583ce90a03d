using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Customers;

/// <summary>A customer, as other features need to know it.</summary>
/// <param name="Team">Team of the owner; null in the pool.</param>
public sealed record CustomerBrief(
    Guid Id, string Name, Guid? OwnerId, string? OwnerName, string? Team, string? Grade, string? Tier, string Stage)
{
    /// <summary>What <see cref="Policy"/> is asked about.</summary>
    public Subject Subject => new("customer", OwnerId, Team, Region);

    /// <summary>World code of the region, or what was said; null when nobody said.</summary>
    public string? Region { get; init; }

    public RecordRef Record => new("customer", Id);

    /// <summary>The customer merged into this one whose name or record was used to find it; null when it was found as itself.</summary>
    public Guid? AddressedAs { get; init; }
}

/// <summary>A person at a customer. <paramref name="Aka"/>: other forms people use.</summary>
public sealed record ContactBrief(Guid Id, Guid CustomerId, string Name, IReadOnlyList<string> Aka, string? Title);

/// <summary>Questions about customers, and the little that other features may tell about them.</summary>
public interface ICustomerDirectory
{
    /// <summary>
    /// All customers with this canonical name, oldest first: usually one, none when unknown, several when they share a name. A name of a
    /// customer that was merged into another finds that other.
    /// </summary>
    Task<IReadOnlyList<CustomerBrief>> FindByNameAsync(ReadView view, string name, CancellationToken cancellationToken);

    /// <summary>The customer, or the one it was merged into.</summary>
    Task<CustomerBrief?> FindAsync(ReadView view, Guid id, CancellationToken cancellationToken);

    /// <summary>Many at once, for lists; unknown ids are left out.</summary>
    Task<IReadOnlyDictionary<Guid, CustomerBrief>> FindManyAsync(
        ReadView view, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Those of many customers that are of a region and a grade (null: of any); null when any will do.</summary>
    Task<IReadOnlySet<Guid>?> FilterAsync(
        ReadView view, IReadOnlyCollection<Guid> ids, string? region, string? grade, CancellationToken cancellationToken);

    /// <summary>The people at a customer who still work there, main contact first.</summary>
    Task<IReadOnlyList<ContactBrief>> ContactsAsync(ReadView view, Guid customerId, CancellationToken cancellationToken);

    /// <summary>
    /// The contact of this customer that <paramref name="who"/> means (a name or a form such as 李总); null when none or several fit.
    /// </summary>
    Task<ContactBrief?> FindContactAsync(ReadView view, Guid customerId, string who, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps what was learnt in a contact: the budget and who decides (values of the contract's <c>amt</c> and <c>role.set</c>).
    /// </summary>
    Task LearnAsync(UnitOfWork work, Guid customerId, CustomerFacts facts, CancellationToken cancellationToken);
}

/// <summary>What a log entry may tell about a customer.</summary>
public sealed record CustomerFacts
{
    /// <summary>The contract's <c>amt</c> object, or null.</summary>
    public System.Text.Json.Nodes.JsonObject? Budget { get; init; }

    /// <summary>The contract's <c>{who, role, stance, title}</c> objects.</summary>
    public IReadOnlyList<System.Text.Json.Nodes.JsonObject> Roles { get; init; } = [];
}
