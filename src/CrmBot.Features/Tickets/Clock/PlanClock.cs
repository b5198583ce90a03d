using CrmBot.Runtime.Store;

namespace CrmBot.Features.Tickets.Clock;

/// <summary>Keeps the clock's timers in step with the ticket: one for each half, four fifths and end of each clock.</summary>
internal static class PlanClock
{
    public const string Rule = "ticket.sla";
    public const string Response = "response";
    public const string Resolve = "resolve";
    public static readonly IReadOnlyList<int> Marks = [50, 80, 100];

    public static async Task SetAsync(UnitOfWork work, Ticket ticket, ServiceHours hours, CancellationToken cancellationToken)
    {
        ticket.Plan(hours, work.Now);
        foreach (var (name, mark) in All())
        {
            if (Due(ticket, name, mark, hours) is { } due)
                await work.Timers.SetAsync(Rule, ticket.Id, Slot(name, mark), due, cancellationToken);
            else await work.Timers.CancelAsync(Rule, ticket.Id, Slot(name, mark), cancellationToken);
        }
    }

    /// <summary>When that share of the promised time will be over; null when it is already, or the clock does not run.</summary>
    public static long? Due(Ticket ticket, string clock, int mark, ServiceHours hours)
    {
        var (runs, spent, target) = Figures(ticket.Clock, ticket, clock);
        var threshold = target * mark / 100;
        return runs && spent < threshold ? hours.Add(ticket.ClockAt, threshold - spent) : null;
    }

    public static (bool Runs, long Spent, long Target) Figures(ServiceClock clock, Ticket ticket, string name) => name == Response
        ? (clock.RunsResponse, clock.ResponseSpent, ticket.ResponseTarget)
        : (clock.RunsResolve, clock.ResolveSpent, ticket.ResolveTarget);

    public static string Slot(string clock, int mark) => FormattableString.Invariant($"{clock}:{mark}");

    public static (string Clock, int Mark)? Read(string slot) =>
        All().Where(one => Slot(one.Clock, one.Mark) == slot).Select(one => ((string, int)?)one).FirstOrDefault();

    public static Task ForgetAsync(UnitOfWork work, Guid ticket, CancellationToken cancellationToken) =>
        work.Timers.CancelAsync(Rule, ticket, null, cancellationToken);

    private static IEnumerable<(string Clock, int Mark)> All() =>
        new[] { Response, Resolve }.SelectMany(name => Marks.Select(mark => (name, mark)));
}
