using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(CrmBot.Tests.TestApp.LongestFirst))]

namespace CrmBot.Tests.TestApp;

/// <summary>
/// Classes with a long run begin first: the others fill what time is left beside them, and nobody waits at the end for one that began late.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly HashSet<string> Long =
    [
        .. typeof(LongestFirst).Assembly.GetTypes().Where(type => type.GetMethods().Any(IsLong)).Select(type => type.FullName!),
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => Long.Any(name => IsOf(collection, name)) ? 0 : 1)];

    // Its runner calls a class's collection "Test collection for NAME (id: ...)", and tells its class nowhere else.
    private static bool IsOf(ITestCollection collection, string name) =>
        collection.TestCollectionDisplayName.Contains(" " + name + " ", StringComparison.Ordinal);

    private static bool IsLong(MethodInfo method) =>
        method.GetCustomAttributes<TraitAttribute>().Any(trait => trait is { Name: "Tier", Value: "Long" });
}
