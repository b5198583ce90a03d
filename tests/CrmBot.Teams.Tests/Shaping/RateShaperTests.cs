namespace CrmBot.Teams.Tests.Shaping;

public sealed class RateShaperTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly ManualClock clock = new();
    private readonly RateShaper shaper;

    public RateShaperTests() => shaper = new RateShaper(ConnectorProfile.Teams, clock);

    [Fact]
    public void Case_111_sixty_sends_into_one_thread_never_exceed_a_window_and_waste_none()
    {
        var sent = Drain(60, Chat("a:1"));
        AssertWindows(sent, (6, 1), (7, 2), (50, 30), (1500, 3600));
        // 50 fit into the first 30 s; the 51st goes exactly when the first leaves the window.
        sent[50].ShouldBe(TimeSpan.FromSeconds(30));
        sent[59].ShouldBeLessThan(TimeSpan.FromSeconds(34));
    }

    [Fact]
    public void Two_thousand_sends_into_one_thread_keep_the_hour()
    {
        var sent = Drain(2000, Chat("a:1"));
        AssertWindows(sent, (6, 1), (7, 2), (50, 30), (1500, 3600));
        sent[1499].ShouldBeLessThan(TimeSpan.FromSeconds(15.1 * 60));
        sent[1500].ShouldBe(TimeSpan.FromHours(1));
    }

    [Fact]
    public void Many_threads_share_the_tenants_forty_a_second()
    {
        List<TimeSpan> sent = [];
        for (var i = 0; i < 400; i++)
            sent.AddRange(Drain(1, Chat($"a:{i}")));
        AssertWindows(sent, (40, 1));
        sent[^1].ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Tenants_do_not_disturb_each_other()
    {
        for (var i = 0; i < 40; i++)
            Send(Chat($"a:{i}")).ShouldBeNull();
        shaper.TryAcquire(Chat("a:x")).ShouldNotBeNull();
        shaper.TryAcquire(Chat("a:x", "another tenant")).ShouldBeNull();
    }

    [Fact]
    public void A_waiting_person_has_a_fifth_of_the_tenant_to_themselves()
    {
        Take(40, SendPriority.Bulk).ShouldBe(40);
        shaper.TryAcquire(Chat("a:person"), priority: SendPriority.Interactive).ShouldNotBeNull();
        clock.Advance(Second);
        // Somebody waits: bulk may use 32 of the 40.
        Take(40, SendPriority.Bulk).ShouldBe(32);
        shaper.TryAcquire(Chat("a:person"), priority: SendPriority.Interactive).ShouldBeNull();
    }

    [Fact]
    public void Nobody_waiting_means_the_reserve_is_lent()
    {
        Take(50, SendPriority.Bulk).ShouldBe(40);
        clock.Advance(2 * Second);
        Take(50, SendPriority.Bulk).ShouldBe(40);
    }

    [Fact]
    public void The_time_to_ask_again_is_exact()
    {
        for (var i = 0; i < 6; i++)
        {
            shaper.TryAcquire(Chat("a:1")).ShouldBeNull();
            clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        shaper.TryAcquire(Chat("a:1")).ShouldBe(TimeSpan.FromMilliseconds(400));
        clock.Advance(TimeSpan.FromMilliseconds(399));
        shaper.TryAcquire(Chat("a:1")).ShouldBe(TimeSpan.FromMilliseconds(1));
        clock.Advance(TimeSpan.FromMilliseconds(1));
        shaper.TryAcquire(Chat("a:1")).ShouldBeNull();
    }

    [Fact]
    public void Creating_and_reading_members_have_windows_of_their_own()
    {
        for (var i = 0; i < 6; i++)
            shaper.TryAcquire(Chat("a:1")).ShouldBeNull();
        shaper.TryAcquire(Chat("a:1")).ShouldNotBeNull();
        shaper.TryAcquire(Chat("a:1"), ThreadOperation.Create).ShouldBeNull();
        for (var i = 0; i < 12; i++)
            shaper.TryAcquire(Chat("a:1"), ThreadOperation.Members).ShouldBeNull();
        shaper.TryAcquire(Chat("a:1"), ThreadOperation.Members).ShouldNotBeNull();
    }

    [Fact]
    public void Case_097_a_429_blocks_its_thread_for_as_long_as_it_says()
    {
        shaper.Throttled(Chat("a:1"), ThreadOperation.Send, TimeSpan.FromSeconds(3));
        shaper.TryAcquire(Chat("a:1")).ShouldBe(TimeSpan.FromSeconds(3));
        shaper.TryAcquire(Chat("a:2")).ShouldBeNull();
        clock.Advance(TimeSpan.FromSeconds(3));
        shaper.TryAcquire(Chat("a:1")).ShouldBeNull();
    }

    [Fact]
    public void Case_098_a_429_without_a_time_backs_off_longer_each_time()
    {
        for (var i = 1; i <= 12; i++)
        {
            shaper.Throttled(Chat("a:1"), ThreadOperation.Send, null);
            var wait = shaper.TryAcquire(Chat("a:1"));
            clock.Advance(wait ?? TimeSpan.Zero);
            (wait ?? TimeSpan.Zero).ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(Math.Pow(2, Math.Min(i, 6))));
        }
    }

    [Fact]
    public void Three_threads_refused_within_five_seconds_block_the_tenant()
    {
        shaper.Throttled(Chat("a:1"), ThreadOperation.Send, Second);
        shaper.Throttled(Chat("a:2"), ThreadOperation.Send, Second);
        shaper.TryAcquire(Chat("a:4")).ShouldBeNull();
        shaper.Throttled(Chat("a:3"), ThreadOperation.Send, TimeSpan.FromSeconds(10));
        shaper.TryAcquire(Chat("a:5")).ShouldBe(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void After_a_429_the_rate_is_halved_and_recovers_in_ten_minutes()
    {
        shaper.Throttled(Chat("a:1"), ThreadOperation.Send, TimeSpan.Zero);
        Burst("a:1").ShouldBe(3);
        clock.Advance(TimeSpan.FromMinutes(4));
        Burst("a:1").ShouldBe(4);
        clock.Advance(TimeSpan.FromMinutes(7));
        Burst("a:1").ShouldBe(6);
    }

    [Fact]
    public void What_is_held_up_on_its_way_never_arrives_with_more_than_Teams_publishes()
    {
        var random = new Random(20260311);
        List<TimeSpan> counted = [];
        List<(TimeSpan Counted, TimeSpan Answered, Address To)> onTheirWay = [];
        for (var chat = 0; clock.Elapsed < TimeSpan.FromMinutes(2); chat++)
        {
            // Every so often nothing gets through for three seconds: then all of it is counted at once.
            var still = clock.Elapsed.TotalSeconds % 10 < 3;
            var held = TimeSpan.FromSeconds(still ? 3 - (clock.Elapsed.TotalSeconds % 10) : 0)
                + TimeSpan.FromMilliseconds(random.Next(200));
            var to = Chat($"a:{chat}");
            if (shaper.TryAcquire(to) is null)
                onTheirWay.Add((clock.Elapsed + held, clock.Elapsed + held + TimeSpan.FromMilliseconds(random.Next(200)), to));
            else
                clock.Advance(TimeSpan.FromMilliseconds(5));
            foreach (var done in onTheirWay.Where(call => call.Answered <= clock.Elapsed).ToList())
            {
                shaper.Answered(done.To);
                counted.Add(done.Counted);
                onTheirWay.Remove(done);
            }
        }

        AssertWindows([.. counted.Order()], (50, 1));
        counted.Count.ShouldBeGreaterThan(2500, "2 minutes of 40 a second, of which 30 % stood still");
    }

    [Fact]
    public void A_slot_whose_call_is_never_told_about_is_free_again_after_a_minute()
    {
        for (var second = 0; second < 2; second++)
        {
            for (var i = 0; i < 40; i++)
                shaper.TryAcquire(Chat($"a:{second}:{i}"));
            clock.Advance(Second);
        }

        shaper.TryAcquire(Chat("a:x")).ShouldBe(TimeSpan.FromMilliseconds(20));
        clock.Advance(TimeSpan.FromMinutes(1));
        shaper.TryAcquire(Chat("a:x")).ShouldBeNull();
    }

    [Fact]
    public void Unlimited_grants_everything()
    {
        var free = new RateShaper(ConnectorProfile.Unlimited, clock);
        for (var i = 0; i < 10_000; i++)
            free.TryAcquire(Chat("a:1")).ShouldBeNull();
    }

    [Fact]
    public void A_connector_on_this_machine_is_not_shaped_unless_asked_for()
    {
        var local = new Address("http://127.0.0.1:3978/_connector", "a:1", "t");
        for (var i = 0; i < 1000; i++)
            shaper.TryAcquire(local).ShouldBeNull();
        var strict = new RateShaper(ConnectorProfile.Teams, clock, shapeLoopback: true);
        Enumerable.Range(0, 10).Count(_ => strict.TryAcquire(local) is null).ShouldBe(6);
    }

    [Fact]
    public void Several_instances_take_equal_parts()
    {
        var half = ConnectorProfile.Teams.DividedBy(2);
        half.Tenant.Single().Calls.ShouldBe(20);
        half.Send.Select(window => window.Calls).ShouldBe([3, 3, 25, 750]);
    }

    private static Address Chat(string id, string tenant = "t") => new("https://smba.trafficmanager.net/emea/", id, tenant);

    private int Take(int wanted, SendPriority priority)
    {
        var granted = 0;
        for (var i = 0; i < wanted; i++)
            granted += Send(Chat($"b:{clock.Elapsed.Ticks}:{i}"), priority) is null ? 1 : 0;
        return granted;
    }

    private int Burst(string id) => Enumerable.Range(0, 10).Count(_ => Send(Chat(id)) is null);

    // Answered at once.
    private TimeSpan? Send(Address to, SendPriority priority = SendPriority.Notification)
    {
        var wait = shaper.TryAcquire(to, priority: priority);
        if (wait is null)
            shaper.Answered(to);
        return wait;
    }

    private List<TimeSpan> Drain(int count, Address to)
    {
        List<TimeSpan> sent = [];
        while (sent.Count < count)
        {
            if (Send(to) is { } wait)
            {
                wait.ShouldBeGreaterThan(TimeSpan.Zero);
                clock.Advance(wait);
            }
            else
            {
                sent.Add(clock.Elapsed);
            }
        }

        return sent;
    }

    private static void AssertWindows(List<TimeSpan> sent, params (int Calls, int Seconds)[] windows)
    {
        foreach (var (calls, seconds) in windows)
        {
            for (var i = calls; i < sent.Count; i++)
                (sent[i] - sent[i - calls]).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(seconds), $"call {i} in {calls}/{seconds} s");
        }
    }
}
