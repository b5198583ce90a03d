using CrmBot.Features.Company;
using CrmBot.Features.Tickets.Clock;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Tickets.Queues;

/// <summary>The queues: the company's own, as the store has them where an admin has changed something, and those added there.</summary>
internal sealed class QueueTable(CompanySettings settings, WorkCalendar calendar)
{
    public const string DayAndNight = "24x7";
    private const int UsualStepMinutes = 15;

    /// <summary>Null when there is no such queue.</summary>
    public async Task<TicketQueue?> FindAsync(ReadView view, string name, CancellationToken cancellationToken) =>
        await view.Records.ReadAsync<TicketQueue>(TicketQueue.IdOf(name), cancellationToken) ?? Written(name);

    /// <summary>To be changed: a company's own queue becomes a row by that.</summary>
    public async Task<TicketQueue?> ForChangeAsync(UnitOfWork work, string name, CancellationToken cancellationToken)
    {
        if (await work.Records.FindAsync<TicketQueue>(TicketQueue.IdOf(name), cancellationToken) is { } stored) return stored;
        if (Written(name) is { } written) work.Db.Add(written);
        else return null;
        return written;
    }

    /// <summary>In the company's order, those that were added last.</summary>
    public async Task<IReadOnlyList<TicketQueue>> ListAsync(ReadView view, CancellationToken cancellationToken)
    {
        var stored = await view.Db.Set<TicketQueue>().AsNoTracking().OrderBy(queue => queue.Id).ToListAsync(cancellationToken);
        var own = settings.Queues.Select(queue => stored.Find(known => known.Name == queue.Code) ?? Written(queue.Code)!).ToList();
        return [.. own, .. stored.Where(queue => own.TrueForAll(known => known.Name != queue.Name))];
    }

    /// <summary>Where a ticket belongs: the queue that asks for most of what it is. There is always one, the first at least.</summary>
    public async Task<TicketQueue> RouteAsync(ReadView view, string type, string? tier, string? region, CancellationToken cancellationToken)
    {
        var queues = await ListAsync(view, cancellationToken);
        return queues.Where(queue => Fits(queue.Types, type) && Fits(queue.Tiers, tier) && LiesIn(queue.Regions, region))
            .Where(queue => queue.Types.Count + queue.Tiers.Count + queue.Regions.Count > 0)
            .MaxBy(Narrowness) ?? queues[0];
    }

    public async Task<ServiceHours> HoursAsync(ReadView view, string name, CancellationToken cancellationToken) =>
        Hours(await FindAsync(view, name, cancellationToken));

    /// <summary>The hours of all these queues, each read once.</summary>
    public async Task<IReadOnlyDictionary<string, ServiceHours>> HoursAsync(
        ReadView view, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        Dictionary<string, ServiceHours> hours = [];
        foreach (var name in names.Distinct(StringComparer.Ordinal)) hours[name] = await HoursAsync(view, name, cancellationToken);
        return hours;
    }

    public ServiceHours Hours(TicketQueue? queue)
    {
        var zone = TimeZones.Find(queue?.Zone);
        return queue?.Hours switch
        {
            null => new(new WorkTime(calendar, zone)),
            DayAndNight => ServiceHours.Always,
            var hours => new(new WorkTime(calendar.WithShifts([.. hours.Split(',').Select(Shift.Parse)]), zone)),
        };
    }

    public static int StepMinutes(TicketQueue? queue) => queue?.StepMinutes ?? UsualStepMinutes;

    private static bool Fits(IReadOnlyList<string> wanted, string? value) =>
        wanted.Count == 0 || (value is not null && wanted.Contains(value));

    // A queue for 华东 is for 上海 too.
    private bool LiesIn(IReadOnlyList<string> wanted, string? region) =>
        wanted.Count == 0 || (region is not null && wanted.Any(one => settings.RegionsIn(one).Contains(region)));

    private static int Narrowness(TicketQueue queue) =>
        (queue.Types.Count > 0 ? 1 : 0) + (queue.Tiers.Count > 0 ? 1 : 0) + (queue.Regions.Count > 0 ? 1 : 0);

    private TicketQueue? Written(string name)
    {
        if (settings.Queues.FirstOrDefault(known => known.Code == name) is not { } word) return null;
        var route = settings.TicketRoutes.FirstOrDefault(known => known.Queue == name);
        return new TicketQueue
        {
            Id = TicketQueue.IdOf(word.Code), Name = word.Code, Types = route?.Types ?? [], Tiers = route?.Tiers ?? [],
            Regions = route?.Regions ?? [],
        };
    }
}
