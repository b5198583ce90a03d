using CrmBot.Bridge;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Teams;
using CrmBot.Tests.TestApp;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Outbox;

/// <summary>Instances on one PostgreSQL database divide a tenant's rate windows.</summary>
public sealed class ShareRatesTests
{
    private const string Tenant = "t";

    [Fact]
    public async Task Two_busy_instances_come_to_have_half_each_and_the_one_that_stays_gets_all()
    {
        await using var bed = await StoreBed.OpenAsync(EngineKind.Postgres);
        var time = new SteppedTime(ManualClock.WorkdayMorning);
        using Instance one = new(bed.Store, time), two = new(bed.OpenAnother(), time);

        await one.BusyAsync();
        one.Part.ShouldBe(1);
        // The newcomer finds nothing free; the first makes room when it renews next; what was made room for is used a window later.
        await two.BusyAsync();
        two.Part.ShouldBe(0);
        await one.BusyAsync();
        one.Part.ShouldBe(0.5, 0.01);
        await two.BusyAsync();
        two.Part.ShouldBe(0);
        time.Advance(TimeSpan.FromSeconds(1));
        two.Part.ShouldBe(0.5, 0.01);

        await one.StopAsync();
        one.Part.ShouldBe(0);
        await two.BusyAsync();
        two.Part.ShouldBe(1);
    }

    [Fact]
    public async Task On_the_embedded_database_nothing_is_divided()
    {
        await using var bed = await StoreBed.OpenAsync(EngineKind.Sqlite);
        ShareRates.IsNeeded(bed.Store).ShouldBeFalse();
    }

    private sealed class Instance : IDisposable
    {
        private readonly TenantShares shares;
        private readonly RateShaper shaper;
        private readonly ShareRates share;
        private int chats;

        public Instance(IStore store, TimeProvider time)
        {
            shares = new TenantShares(time, TimeSpan.FromSeconds(1));
            shaper = new RateShaper(ConnectorProfile.Teams, time, shares: shares);
            share = new ShareRates(store, shaper, shares, new OutboxInstance(), new Clocks(time, time), NullLogger<ShareRates>.Instance);
        }

        public double Part => shares.PartOf(Tenant);

        /// <summary>Sends until the windows are full, then renews its part.</summary>
        public async Task BusyAsync()
        {
            Address Next() => new("https://smba.trafficmanager.net/emea/", $"a:{++chats}", Tenant);
            for (var to = Next(); shaper.TryAcquire(to) is null; to = Next()) shaper.Answered(to);

            await share.RenewAsync(TestContext.Current.CancellationToken);
        }

        public Task StopAsync() => share.StopAsync(TestContext.Current.CancellationToken);

        public void Dispose() => share.Dispose();
    }
}
