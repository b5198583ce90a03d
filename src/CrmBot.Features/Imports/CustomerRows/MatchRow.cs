using CrmBot.Features.Customers;

namespace CrmBot.Features.Imports.CustomerRows;

/// <summary>
/// Which customer a row is about: by phone, mail and WeChat first, then by name, as
/// duplicates are recognised. When these disagree, a person has to look.
/// </summary>
internal sealed class MatchRow(CustomerName names)
{
    /// <returns>Null for a new customer; or why it cannot be told: fact, key under <c>import.issue</c>, value.</returns>
    public (Guid? Customer, (string Fact, string Key, string Value)? Conflict) Find(CustomerRow row, KnownCustomers known,
        PassMemory memory)
    {
        HashSet<Guid> reached = [];
        var (kind, value) = (MethodKind.Phone, "");
        foreach (var method in row.Methods)
        {
            var before = reached.Count;
            reached.UnionWith(known.WithMethod(method.Kind, method.Value));
            reached.UnionWith(memory.With(method.Kind.ToString(), method.Value));
            if (reached.Count > before) (kind, value) = method;
        }

        if (reached.Count > 1) return (null, (FactOf(kind), "twoCustomers", value));
        var key = names.KeyOf(row.Name);
        HashSet<Guid> called = [.. known.Called(key), .. memory.With("name", key)];
        if (reached.Count == 1)
            return called.Count == 0 || called.Overlaps(reached) ? (reached.First(), null) : (null, (FactOf(kind), "otherCustomer", value));
        return called.Count switch
        {
            0 => (null, null),
            1 => (called.First(), null),
            _ => (null, (Fact.Name, "sameName", row.Name)),
        };
    }

    /// <summary>Later rows of the table find this customer too.</summary>
    public void Remember(CustomerRow row, Guid customer, PassMemory memory)
    {
        foreach (var (kind, value) in row.Methods) memory.Keep(kind.ToString(), value, customer);
        memory.Keep("name", names.KeyOf(row.Name), customer);
    }

    private static string FactOf(MethodKind kind) => kind switch
    {
        MethodKind.Email => Fact.Email,
        MethodKind.Wechat => Fact.Wechat,
        _ => Fact.Phone,
    };
}
