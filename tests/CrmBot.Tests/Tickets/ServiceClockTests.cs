using CrmBot.Features.Tickets;
using CrmBot.Features.Tickets.Clock;
using CrmBot.Runtime.Time;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Tickets;

/// <summary>The arithmetic of the clocks against somebody who looks at every single minute.</summary>
public sealed class ServiceClockTests
{
    private const int Seed = 20261127;
    private const long Minute = 60_000;
    private static readonly TimeZoneInfo Shanghai = TimeZones.Find("Asia/Shanghai");
    private static readonly long Begin = Instants.FromLocal(new DateTime(2025, 12, 1), Shanghai);
    private static readonly int Minutes = 750 * 24 * 60;
    private static readonly WorkCalendar Night = WorkCalendars.China.WithShifts(Shift.Parse("08:00-11:30"), Shift.Parse("12:15-17:45"),
        Shift.Parse("19:00-22:00"));

    [Fact]
    public void Four_hundred_random_tickets_are_counted_as_by_looking_at_every_minute() => Compare(400);

    [Fact]
    [Trait("Tier", "Long")]
    public void Ten_thousand_random_tickets_over_two_years_are_counted_as_by_looking_at_every_minute()
    {
        var began = System.Diagnostics.Stopwatch.StartNew();
        Compare(10_000);
        TestContext.Current.TestOutputHelper?.WriteLine($"10,000 tickets: {began.Elapsed.TotalSeconds:0.0} s");
    }

    [Fact]
    public void An_agents_own_reply_ends_the_first_clock_and_leaves_the_second_alone()
    {
        var clock = ServiceClock.Begin(0).Advance(10 * Minute, ServiceHours.Always).After(TicketEvent.Kinds.Replied, null);
        clock = clock.Advance(20 * Minute, ServiceHours.Always).After(TicketEvent.Kinds.Replied, null)
            .Advance(30 * Minute, ServiceHours.Always);
        (clock.ResponseSpent, clock.ResolveSpent).ShouldBe((10 * Minute, 30 * Minute));
    }

    [Fact]
    public void Whoever_works_on_it_does_not_matter_to_the_clock()
    {
        var clock = ServiceClock.Begin(0);
        foreach (var kind in new[] { TicketEvent.Kinds.Claimed, TicketEvent.Kinds.Reassigned, TicketEvent.Kinds.Note,
            TicketEvent.Kinds.Escalated, TicketEvent.Kinds.Released })
            clock = clock.Advance(clock.At + Minute, ServiceHours.Always).After(kind, null);
        (clock.ResponseSpent, clock.ResolveSpent, clock.RunsResponse).ShouldBe((5 * Minute, 5 * Minute, true));
    }

    private static void Compare(int count)
    {
        Dictionary<string, (ServiceHours Hours, bool[] Served)> queues = new()
        {
            ["office"] = (new(new WorkTime(WorkCalendars.China, Shanghai)), Table(WorkCalendars.China)),
            ["late"] = (new(new WorkTime(Night, Shanghai)), Table(Night)),
            ["always"] = (ServiceHours.Always, [.. Enumerable.Repeat(true, Minutes)]),
        };
        var random = new Random(Seed);
        for (var one = 0; one < count; one++)
        {
            var (events, end) = Story(random, [.. queues.Keys]);
            var hours = queues.ToDictionary(queue => queue.Key, queue => queue.Value.Hours);
            var counted = CountTicket.Count(events, hours, Begin + (end * Minute)).Clock;
            var (response, resolve) = ByHand(events, end, queues.ToDictionary(queue => queue.Key, queue => queue.Value.Served));
            (counted.ResponseSpent / Minute, counted.ResolveSpent / Minute).ShouldBe((response, resolve), $"ticket {one} of seed {Seed}");
        }
    }

    private static (List<TicketEvent> Events, int End) Story(Random random, string[] queues)
    {
        var at = random.Next(Minutes - (40 * 24 * 60));
        List<TicketEvent> events = [Event(TicketEvent.Kinds.Opened, at, queues[random.Next(queues.Length)]),
            Event(TicketEvent.Kinds.Promised, at, "2", "1")];
        for (var left = random.Next(9); left > 0; left--)
        {
            at += random.Next(1, random.Next(2) == 0 ? 90 : 4000);
            events.Add(random.Next(8) switch
            {
                0 => Event(TicketEvent.Kinds.State, at, "wait_customer"),
                1 => Event(TicketEvent.Kinds.State, at, "wait_third"),
                2 or 3 => Event(TicketEvent.Kinds.State, at, "in_progress"),
                4 => Event(TicketEvent.Kinds.Queue, at, queues[random.Next(queues.Length)]),
                5 => Event(TicketEvent.Kinds.Replied, at, null),
                6 => Event(TicketEvent.Kinds.Resolved, at, "resolved"),
                _ => Event(TicketEvent.Kinds.Reopened, at, "in_progress"),
            });
        }

        return (events, at + random.Next(3000));
    }

    // Nothing of the product but the calendar's days: one minute after the other.
    private static (long Response, long Resolve) ByHand(List<TicketEvent> events, int end, Dictionary<string, bool[]> served)
    {
        var (response, resolve, paused, answered, solved, next) = (0L, 0L, false, false, false, 0);
        var table = served.Values.First();
        for (var minute = (int)((events[0].At - Begin) / Minute); minute < end; minute++)
        {
            for (; next < events.Count && events[next].At <= Begin + (minute * Minute); next++)
            {
                var (kind, to) = (events[next].Kind, events[next].To);
                if (kind is "opened" or "queue") table = served[to!];
                if (kind == "state")
                    (paused, answered) = (to!.StartsWith("wait", StringComparison.Ordinal), answered || to == "wait_customer");
                if (kind == "replied") answered = true;
                if (kind == "resolved") (answered, solved, paused) = (true, true, false);
                if (kind == "reopened") (solved, paused) = (false, false);
            }

            if (!table[minute] || paused || solved) continue;
            resolve++;
            if (!answered) response++;
        }

        return (response, resolve);
    }

    private static bool[] Table(WorkCalendar calendar)
    {
        var table = new bool[Minutes];
        for (var minute = 0; minute < Minutes; minute++)
        {
            var local = Instants.ToLocal(Begin + (minute * Minute), Shanghai);
            var time = TimeOnly.FromDateTime(local);
            foreach (var shift in calendar.ShiftsOf(DateOnly.FromDateTime(local))) table[minute] |= time >= shift.From && time < shift.To;
        }

        return table;
    }

    private static TicketEvent Event(string kind, int minute, string? to, string? from = null) =>
        new() { Kind = kind, At = Begin + (minute * Minute), To = to, From = from };
}
