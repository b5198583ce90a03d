using System.Diagnostics;
using CrmBot.Bridge;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using CrmBot.Teams;
using CrmBot.Tests.Cards;
using CrmBot.Tests.Shared.Simulator;
using CrmBot.Tests.TestApp;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Outbox;

/// <summary>
/// The real outbox, bridge and rate windows against a connector that enforces the published limits, in virtual time: the clock moves only
/// when everything that could happen now has happened.
/// </summary>
public sealed class SimulatedDeliveryTests(ITestOutputHelper output)
{
    private const string ServiceUrl = "https://smba.trafficmanager.net/emea/";

    [Fact]
    public Task Thousands_of_reminders_and_posts_leave_at_full_speed_without_a_429() => LeaveAsync(chats: 520, reminders: 2_600, posts: 78);

    [Fact]
    [Trait("Tier", "Long")]
    public Task Ten_thousand_reminders_and_three_hundred_posts_leave_at_full_speed_without_a_429() =>
        LeaveAsync(chats: 2_000, reminders: 10_000, posts: 300);

    private async Task LeaveAsync(int chats, int reminders, int posts)
    {
        await using var run = await Run.StartAsync();
        var watch = Stopwatch.StartNew();
        await run.PostAsync(chats, reminders, posts, Delivery.AtLeastOnce);
        await run.DrainAsync(() => run.System.GetUtcNow() - run.Began > TimeSpan.FromSeconds(60), () => run.AnswerAsync("hello"));

        var calls = run.Connector.Calls;
        var taken = calls[^1].At;
        var ideal = TimeSpan.FromSeconds((reminders + posts + 1) / 40.0);
        output.WriteLine(
            $"{calls.Count} messages in {taken.TotalSeconds:F1} s of virtual time; 40 a second allow {ideal.TotalSeconds:F1} s: "
                + $"{ideal / taken:P1}; {watch.Elapsed.TotalSeconds:F1} s on the wall");
        calls.Count(call => call.Told.Status == 429).ShouldBe(0);
        calls.GroupBy(call => call.Text).ShouldAllBe(same => same.Count() == 1);
        calls.Count.ShouldBe(reminders + posts + 1);
        (ideal / taken).ShouldBeGreaterThanOrEqualTo(0.95);
        // All forty slots of every second were lent out; the person who said something at 60 s is served in the next second all the same.
        calls.Single(call => call.Text == "hello").At.ShouldBeLessThan(TimeSpan.FromSeconds(62.5));
        InOrder(calls);
    }

    [Theory]
    [InlineData(1, Delivery.AtLeastOnce)]
    [InlineData(2, Delivery.AtMostOnce)]
    public Task With_every_kind_of_failure_nothing_is_lost_and_only_ambiguous_sends_are_doubled_where_allowed(int seed,
        Delivery delivery) => FailAsync(seed, delivery, 200, 800, 30);

    [Theory]
    [Trait("Tier", "Long")]
    [InlineData(1, Delivery.AtLeastOnce)]
    [InlineData(2, Delivery.AtMostOnce)]
    public Task With_every_kind_of_failure_of_two_thousand_messages_nothing_is_lost_either(int seed, Delivery delivery) =>
        FailAsync(seed, delivery, 400, 2_000, 60);

    private async Task FailAsync(int seed, Delivery delivery, int chats, int reminders, int posts)
    {
        var messages = reminders + posts;
        await using var run = await Run.StartAsync();
        var watch = Stopwatch.StartNew();
        var random = new Random(seed);
        Failure[][] kinds = [Failure.NotSent, Failure.Rejected, Failure.Ambiguous];
        run.Connector.Fail = () => random.NextDouble() < 0.05 ? Pick(random, kinds[random.Next(3)]) : null;
        await run.PostAsync(chats, reminders, posts, delivery);
        await run.DrainAsync();

        var state = await run.App.StateAsync();
        var byText = run.Connector.Calls.GroupBy(call => Number(call.Text)).ToDictionary(same => same.Key, same => same.ToList());
        output.WriteLine(
            $"{run.Connector.Calls.Count} calls for {messages:N0} messages, {run.Connector.Calls.Count(call => call.Told.Result != SendResult.Accepted)} failed; "
                + $"{state.Dead.Count} refused, {state.Unknown.Count} unknown, {byText.Values.Count(same => same.Count(call => call.Kept) > 1)} delivered twice; {watch.Elapsed.TotalSeconds:F1} s on the wall");
        state.Depth.ShouldBe(0);
        byText.Count.ShouldBe(messages);
        foreach (var (number, same) in byText)
            Judge($"{number}", same, delivery);
        var ended = byText.Values.Select(same => same[^1].Told.Result).ToList();
        state.Dead.Count.ShouldBe(ended.Count(result => result == SendResult.Rejected));
        state.Unknown.Count.ShouldBe(ended.Count(result => result == SendResult.Ambiguous));
    }

    [Fact]
    [Trait("Tier", "Long")]
    public async Task A_connector_that_answers_429_below_its_limits_is_obeyed_and_everything_arrives()
    {
        await using var run = await Run.StartAsync();
        var refuseUntil = TimeSpan.FromSeconds(30);
        run.Connector.Fail = () => run.System.GetUtcNow() - run.Began is var now && now > TimeSpan.FromSeconds(5) && now < refuseUntil
            ? new Failure(new SendOutcome(SendResult.NotSent, Status: 429, Code: "Throttled", RetryAfter: TimeSpan.FromSeconds(4)))
            : null;
        await run.PostAsync(300, 1_200, 30, Delivery.AtLeastOnce);
        await run.DrainAsync();

        var calls = run.Connector.Calls;
        var refused = calls.Count(call => call.Told.Status == 429);
        output.WriteLine(
            $"{calls.Count(call => call.Kept)} delivered, {refused} calls refused in 25 s, all done after {calls[^1].At.TotalSeconds:F0} s");
        calls.Where(call => call.Kept).GroupBy(call => call.Text).ShouldAllBe(same => same.Count() == 1);
        calls.Count(call => call.Kept).ShouldBe(1_230);
        // Three refusals block the tenant for the time asked, and each halves the rate: a handful of probes, not a storm.
        refused.ShouldBeLessThan(100);
        InOrder(calls);
    }

    [Fact]
    public async Task A_first_message_to_a_person_takes_a_slot_to_open_their_chat_and_one_to_post()
    {
        await using var run = await Run.StartAsync();
        await run.PostAsync(1, 0, 0, Delivery.AtLeastOnce);
        await run.App.WriteAsync(async work =>
        {
            for (var i = 0; i < 400; i++)
                await work.Outbox.ToPersonAsync(Guid.NewGuid(), new Reply.Say($"{i}."), $"s{i}", Delivery.AtLeastOnce, Priority.Notice,
                    CancellationToken.None);
        });
        await run.DrainAsync();

        var calls = run.Connector.Calls;
        output.WriteLine(
            $"400 chats opened and written to in {calls[^1].At.TotalSeconds:F1} s of virtual time; 40 calls a second allow 20 s");
        calls.Count.ShouldBe(800);
        calls.ShouldAllBe(call => call.Told.Result == SendResult.Accepted);
        calls[^1].At.ShouldBeInRange(TimeSpan.FromSeconds(18.9), TimeSpan.FromSeconds(21));
    }

    private static void Judge(string text, List<SimulatedCall> same, Delivery delivery)
    {
        var (kept, last) = (same.Count(call => call.Kept), same[^1].Told.Result);
        var ambiguous = same.Count(call => call.Told.Result == SendResult.Ambiguous);
        if (last == SendResult.Accepted)
            kept.ShouldBeGreaterThanOrEqualTo(1, text);
        else
            last.ShouldNotBe(SendResult.NotSent, text);
        kept.ShouldBeLessThanOrEqualTo(delivery == Delivery.AtLeastOnce && ambiguous > 0 ? 2 : 1, text);
        ambiguous.ShouldBeLessThanOrEqualTo(delivery == Delivery.AtLeastOnce ? 2 : 1, text);
    }

    private static void InOrder(IEnumerable<SimulatedCall> calls)
    {
        foreach (var conversation in calls.Where(call => call.Kept && call.Text != "hello").GroupBy(call => call.Conversation))
        {
            conversation.Select(call => Number(call.Text)).ShouldBeInOrder();
        }
    }

    // A message that is sent again says so around its number.
    private static int Number(string text) =>
        int.Parse(string.Concat(text.Where(char.IsAsciiDigit)), System.Globalization.CultureInfo.InvariantCulture);

    private static Failure Pick(Random random, Failure[] among) => among[random.Next(among.Length)];

    /// <summary>The outbox with its own store, clock, windows and connector.</summary>
    private sealed class Run : IAsyncDisposable
    {
        private readonly StoreBed bed;

        private Run(StoreBed bed, SteppedTime system, ConnectorSimulator connector, OutboxApp app) =>
            (this.bed, System, Connector, App, Began) = (bed, system, connector, app, system.GetUtcNow());

        public SteppedTime System { get; }

        public ConnectorSimulator Connector { get; }

        public OutboxApp App { get; }

        public DateTimeOffset Began { get; }

        public static async Task<Run> StartAsync()
        {
            var bed = await StoreBed.OpenAsync(EngineKind.Sqlite);
            var system = new SteppedTime(ManualClock.WorkdayMorning);
            var connector = new ConnectorSimulator(system);
            var channel = new TeamsChannel(
                connector, new RateShaper(ConnectorProfile.Teams, system), Options.Create(new TeamsOptions()), CardsFolder.Library,
                new ConfigurationBuilder().Build());
            return new Run(bed, system, connector, await OutboxApp.StartAsync(bed, EngineKind.Sqlite, system: system, instead: channel));
        }

        /// <summary>Reminders spread over chats, with the channel's posts in between, all due at once.</summary>
        public async Task PostAsync(int chats, int reminders, int posts, Delivery delivery)
        {
            var places = Enumerable.Range(0, chats).Select(_ => Chat(Guid.NewGuid())).ToArray();
            var channel = new Place("t|leads", PlaceScope.Channel, "msteams", ServiceUrl, "19:leads@thread.tacv2", "t", "19:team",
                "19:leads", "28:bot");
            await App.KnowAsync([.. places, channel]);
            await App.WriteAsync(async work =>
            {
                for (var i = 0; i < reminders; i++)
                {
                    await SayAsync(work, places[i % chats], i, delivery);
                    if (i * posts / reminders != (i + 1) * posts / reminders)
                        await SayAsync(work, channel, reminders + (i * posts / reminders), delivery);
                }
            });
        }

        /// <summary>Somebody says something and is answered.</summary>
        public Task AnswerAsync(string text) => App.AnswerAsync(Chat(Guid.NewGuid()), new Reply.Say(text));

        /// <summary>Lets everything happen until nothing is left to do; once, when it is time, something else.</summary>
        public async Task DrainAsync(Func<bool>? when = null, Func<Task>? then = null)
        {
            var token = TestContext.Current.CancellationToken;
            while (!App.Outbox.IsIdle)
            {
                token.ThrowIfCancellationRequested();
                if (!App.Outbox.IsWaiting)
                {
                    await Task.Delay(1, token);
                    continue;
                }

                if (when is not null && when())
                {
                    await then!();
                    when = null;
                }
                else if (App.Outbox.IsWaiting && System.NextDue is { } due)
                {
                    System.Advance(due > System.GetUtcNow() ? due - System.GetUtcNow() : TimeSpan.Zero);
                }
            }
        }

        public async ValueTask DisposeAsync()
        {
            await App.DisposeAsync();
            await bed.DisposeAsync();
        }

        private static Place Chat(Guid person) => OutboxApp.Direct(person) with { ChannelId = "msteams", ServiceUrl = ServiceUrl };

        private static Task SayAsync(UnitOfWork work, Place place, int number, Delivery delivery) =>
            work.Outbox.ToPlaceAsync(place.Key, new Reply.Say($"{number}."), $"s{number}", delivery, Priority.Notice,
                CancellationToken.None);
    }
}
