namespace CrmBot.Teams.Tests.Shaping;

/// <summary>A whole delivery in virtual time, against a connector that enforces the published limits (§4.1).</summary>
public sealed class DeliveryTests(ITestOutputHelper output)
{
    private const string Channel = "19:leads@thread.tacv2";
    private readonly ManualClock clock = new();

    [Fact]
    public void Ten_thousand_reminders_and_three_hundred_posts_go_out_at_full_speed_without_a_429()
    {
        var shaper = new RateShaper(ConnectorProfile.Teams, clock);
        var limits = new PublishedLimits(clock);
        var waiting = Chats().Concat(Enumerable.Repeat(Channel, 300)).GroupBy(id => id)
            .ToDictionary(group => group.Key, group => group.Count());
        // Of those whose turn it is, the longest queue goes first: it is the one that could finish last.
        var order = new PriorityQueue<string, (TimeSpan, int)>(waiting.Select(pair => (pair.Key, (TimeSpan.Zero, -pair.Value))));
        while (order.TryDequeue(out var id, out var turn))
        {
            var (due, _) = turn;
            if (due > clock.Elapsed)
                clock.Advance(due - clock.Elapsed);
            if (shaper.TryAcquire(To(id)) is { } wait)
            {
                order.Enqueue(id, (clock.Elapsed + wait, -waiting[id]));
                continue;
            }

            limits.Send(id).ShouldBeTrue($"429 for {id} at {clock.Elapsed}");
            shaper.Answered(To(id));
            if (--waiting[id] > 0)
                order.Enqueue(id, (clock.Elapsed, -waiting[id]));
        }

        var ideal = TimeSpan.FromSeconds(10_300 / 40.0);
        output.WriteLine(
            $"10,300 messages in {clock.Elapsed.TotalSeconds:F1} s of virtual time; the windows allow {ideal.TotalSeconds:F1} s");
        limits.Sent.ShouldBe(10_300);
        (ideal / clock.Elapsed).ShouldBeGreaterThanOrEqualTo(0.95);
    }

    private static IEnumerable<string> Chats() => Enumerable.Range(0, 10_000).Select(i => $"a:{i % 2000}");

    private static Address To(string id) => new("https://smba.trafficmanager.net/emea/", id, "t");

    private sealed class PublishedLimits(ManualClock clock)
    {
        private static readonly (int Calls, int Seconds)[] Windows = [(7, 1), (8, 2), (60, 30), (1800, 3600)];
        private readonly Dictionary<string, List<TimeSpan>> threads = [];
        private readonly List<TimeSpan> all = [];

        public int Sent => all.Count;

        public bool Send(string id)
        {
            if (!threads.TryGetValue(id, out var thread))
                threads[id] = thread = [];
            all.Add(clock.Elapsed);
            thread.Add(clock.Elapsed);
            return Windows.All(window => Fits(thread, window.Calls, window.Seconds)) && Fits(all, 50, 1);
        }

        private static bool Fits(List<TimeSpan> sent, int calls, int seconds) =>
            sent.Count <= calls || sent[^1] - sent[^(calls + 1)] >= TimeSpan.FromSeconds(seconds);
    }
}
