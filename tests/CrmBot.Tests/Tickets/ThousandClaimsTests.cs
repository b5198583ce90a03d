using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Xunit;

namespace CrmBot.Tests.Tickets;

/// <summary>A thousand agents reach for one ticket in the same moment. It keeps every core busy, so it is tested alone.</summary>
[Collection(Alone.Name)]
public sealed class ThousandClaimsTests
{
    [Theory]
    [InlineData(EngineKind.Sqlite)]
    [InlineData(EngineKind.Postgres)]
    [Trait("Tier", "Long")]
    public async Task Of_a_thousand_who_claim_at_once_one_wins(EngineKind engine)
    {
        var began = System.Diagnostics.Stopwatch.StartNew();
        await ClaimTicketTests.RaceAsync(engine, 1_000);
        TestContext.Current.TestOutputHelper?.WriteLine($"1,000 claims on {engine}: {began.Elapsed.TotalSeconds:0.0} s");
    }
}
