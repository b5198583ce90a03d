using CrmBot.Tests.Shared.Simulator;

namespace CrmBot.Teams.Tests.Shaping;

/// <summary>Several instances send for one bot, in virtual time; the common store is a list.</summary>
public sealed class TenantSharesTests(ITestOutputHelper output)
{
    private const string Tenant = "t";
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly ManualClock clock = new();
    private readonly List<TenantShare> store = [];

    [Fact]
    public void Three_instances_use_all_of_the_windows_between_them_and_never_more()
    {
        Instance[] all = [new("a", clock, store), new("b", clock, store), new("c", clock, store)];
        var judge = new PublishedLimits(clock);
        List<(TimeSpan At, string Instance)> sent = [];
        // First a alone, then all three, then c alone; each renews its part once a second, not at the same time as the others.
        for (var tick = 0; clock.Elapsed < TimeSpan.FromSeconds(90); tick++)
        {
            var busy = clock.Elapsed < TimeSpan.FromSeconds(30) ? all[..1] : clock.Elapsed < TimeSpan.FromSeconds(60) ? all : all[2..];
            foreach (var instance in busy)
            {
                while (instance.TrySend() is { } chat)
                {
                    judge.Take(Tenant, chat, ThreadOperation.Send).ShouldBeNull($"429 for {instance.Name} at {clock.Elapsed}");
                    sent.Add((clock.Elapsed, instance.Name));
                }
            }

            if (tick % 200 is 0 or 70 or 140)
                all[tick % 200 / 70].Renew();
            clock.Advance(Step);
        }

        int Sent(int from, int to, string? name = null) =>
            sent.Count(each =>
                each.At >= TimeSpan.FromSeconds(from) && each.At < TimeSpan.FromSeconds(to) && (name is null || each.Instance == name));
        output.WriteLine($"a alone: {Sent(5, 30) / 25.0:F1}/s; together: {Sent(35, 60) / 25.0:F1}/s "
            + $"({Sent(35, 60, "a") / 25.0:F1} + {Sent(35, 60, "b") / 25.0:F1} + {Sent(35, 60, "c") / 25.0:F1}); c alone: {Sent(75, 90) / 15.0:F1}/s");
        Sent(35, 60).ShouldBeInRange(38 * 25, 40 * 25);
        foreach (var name in (string[])["a", "b", "c"])
            Sent(35, 60, name).ShouldBeInRange(12 * 25, 14 * 25);
        // An idle instance keeps a twentieth for whoever comes back.
        Sent(5, 30).ShouldBeInRange(36 * 25 - 10, 40 * 25);
        Sent(75, 90).ShouldBeInRange(34 * 15, 40 * 15);
    }

    [Fact]
    public void An_instance_alone_has_everything_at_once()
    {
        var alone = new Instance("a", clock, store);
        alone.Renew();
        alone.Shares.PartOf(Tenant).ShouldBe(1);
    }

    [Fact]
    public void Without_a_part_one_call_a_window_goes_and_the_rest_waits()
    {
        var fresh = new Instance("a", clock, store);
        fresh.TrySend().ShouldNotBeNull();
        fresh.TrySend().ShouldBeNull();
        clock.Advance(Second);
        fresh.TrySend().ShouldNotBeNull();
    }

    [Fact]
    public void A_part_that_is_not_renewed_ends_for_its_holder_before_another_may_take_it()
    {
        Instance gone = new("gone", clock, store), left = new("left", clock, store);
        gone.Renew();
        clock.Advance(TenantShares.Lease - Second);
        gone.Shares.PartOf(Tenant).ShouldBe(0);
        left.Renew();
        left.Shares.PartOf(Tenant).ShouldBe(0);
        clock.Advance(2 * Second);
        left.Renew();
        left.Shares.PartOf(Tenant).ShouldBe(1);
    }

    [Theory]
    [InlineData(1.0, new[] { 1.0 }, 0.5)]
    [InlineData(1.0, new[] { 0.2 }, 0.8)]
    [InlineData(0.2, new[] { 1.0 }, 0.2)]
    [InlineData(1.0, new[] { 1.0, 1.0, 1.0 }, 0.25)]
    [InlineData(1.0, new[] { 0.1, 1.0 }, 0.45)]
    [InlineData(0.2, new[] { 0.2 }, 0.5)]
    [InlineData(0.0, new[] { 1.0 }, 0.05)]
    public void Parts_are_fair(double wanted, double[] others, double part) =>
        TenantShares.Decide("me", wanted, others.Select((want, i) => new TenantShare($"o{i}", 0, want, clock.GetUtcNow() + Second)),
            clock.GetUtcNow())
            .ShouldBe(part, 0.001);

    [Fact]
    public void Only_what_is_free_is_taken_and_what_has_run_out_is_free() =>
        TenantShares.Decide(
            "me",
            1,
            [new("held", 0.9, 1, clock.GetUtcNow() + Second), new("over", 0.9, 1, clock.GetUtcNow())],
            clock.GetUtcNow()).ShouldBe(0.1, 0.001);

    private sealed class Instance
    {
        private readonly ManualClock clock;
        private readonly List<TenantShare> store;
        private readonly RateShaper shaper;
        private int chats;

        public Instance(string name, ManualClock clock, List<TenantShare> store)
        {
            (Name, this.clock, this.store) = (name, clock, store);
            Shares = new TenantShares(clock, Second);
            shaper = new RateShaper(ConnectorProfile.Teams, clock, shares: Shares);
        }

        public string Name { get; }

        public TenantShares Shares { get; }

        public string? TrySend()
        {
            var chat = $"a:{Name}-{chats}";
            var to = new Address("https://smba.trafficmanager.net/emea/", chat, Tenant);
            if (shaper.TryAcquire(to) is not null)
                return null;
            shaper.Answered(to);
            chats++;
            return chat;
        }

        public void Renew()
        {
            var wanted = shaper.TakeDemand().GetValueOrDefault(Tenant);
            var now = clock.GetUtcNow();
            var part = TenantShares.Decide(Name, wanted, store, now);
            Shares.Shrink(Tenant, part);
            store.RemoveAll(share => share.Instance == Name || share.Until <= now);
            Shares.Note(Tenant, part, alone: store.Count == 0);
            store.Add(new TenantShare(Name, part, wanted, now + TenantShares.Lease));
        }
    }
}
