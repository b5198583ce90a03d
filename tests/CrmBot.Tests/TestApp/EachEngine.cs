using System.Reflection;
using CrmBot.Runtime.Store;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace CrmBot.Tests.TestApp;

/// <summary>
/// Runs a theory on every engine: <c>[Theory, EachEngine] public async Task X(EngineKind engine)</c>. <see cref="StoreBed.OpenAsync"/>
/// skips the test with the reason where there is no PostgreSQL.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EachEngineAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>(
            [new TheoryDataRow<EngineKind>(EngineKind.Sqlite), new TheoryDataRow<EngineKind>(EngineKind.Postgres)]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
