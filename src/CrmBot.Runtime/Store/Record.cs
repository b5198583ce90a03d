namespace CrmBot.Runtime.Store;

/// <summary>
/// A row that people create and change. The store sets <see cref="Version"/> on every save (1 for a new row, then +1), so that
/// undo and stale clicks can tell whether somebody else was there in between. Instants in derived rows are Unix milliseconds,
/// money is minor units with an ISO currency.
/// </summary>
public abstract class Record
{
    /// <summary>A version-7 GUID: sortable by creation, never shown to people.</summary>
    public Guid Id { get; set; } = NewId.Next();

    /// <summary>Number of times the row was saved.</summary>
    public int Version { get; set; }
}

/// <summary>Names one record from outside its feature: its kind (as in <see cref="RecordKindAttribute"/>) and id.</summary>
public readonly record struct RecordRef(string Kind, Guid Id)
{
    public override string ToString() => $"{Kind}:{Id:N}";
}

/// <summary>The kind under which a record's cards, timers, undo steps and audit rows are filed, e.g. <c>reminder</c>.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RecordKindAttribute(string kind) : Attribute
{
    public string Kind { get; } = kind;
}

/// <summary>
/// Marks a property that says something about a person (name, phone, address). The audit log then keeps a salted digest of its value
/// instead of nothing, so that a value can be proved later, and forgotten by erasing the salt.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalAttribute : Attribute;
