using System.Globalization;
using CrmBot.Features.Company;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Tickets.Clock;

/// <summary>What a ticket's customer may count on, in milliseconds of service time.</summary>
internal readonly record struct ServicePromise(long Response, long Resolve);

/// <summary>A deadline that an admin has set, for a queue, a tier or everybody.</summary>
[RecordKind("ticket_target")]
internal sealed class TicketTarget : Record
{
    /// <summary>Null for every queue.</summary>
    public string? Queue { get; init; }

    /// <summary>Null for every tier.</summary>
    public string? Tier { get; init; }

    public required string Severity { get; init; }

    /// <summary>Minutes of service time; null leaves what a wider rule says.</summary>
    public int? ResponseMinutes { get; set; }

    public int? ResolveMinutes { get; set; }

    public static Guid IdOf(string? queue, string? tier, string severity) =>
        StableId.Of("ticket_target", queue ?? "", tier ?? "", severity);
}

/// <summary>Works out what is promised: the narrowest rule that says something counts, the company's file last.</summary>
internal sealed class ServicePromises(CompanySettings settings)
{
    private const long Minute = 60_000;
    private const int Longest = 60 * 24 * 60;

    public async Task<ServicePromise> OfAsync(
        ReadView view, string queue, string? tier, string severity, CancellationToken cancellationToken)
    {
        var set = await view.Db.Set<TicketTarget>().AsNoTracking().Where(known => known.Severity == severity)
            .ToListAsync(cancellationToken);
        var rules = Narrowest(queue, tier)
            .SelectMany(scope => set.Where(known => known.Queue == scope.Queue && known.Tier == scope.Tier))
            .Select(known => (known.ResponseMinutes, known.ResolveMinutes))
            .Concat(Written(tier, severity).Select(known => (known.Response, known.Resolve)))
            .ToList();
        return new(
            rules.Select(rule => rule.Item1).FirstOrDefault(minutes => minutes is not null) * Minute ?? 30 * Minute,
            rules.Select(rule => rule.Item2).FirstOrDefault(minutes => minutes is not null) * Minute ?? 480 * Minute);
    }

    /// <summary>Sets a rule; a figure that is null stays as it is.</summary>
    public static async Task SetAsync(
        UnitOfWork work, string? queue, string? tier, string severity, int? response, int? resolve, CancellationToken cancellationToken)
    {
        var id = TicketTarget.IdOf(queue, tier, severity);
        var rule = await work.Records.FindAsync<TicketTarget>(id, cancellationToken);
        if (rule is null) work.Db.Add(rule = new TicketTarget { Id = id, Queue = queue, Tier = tier, Severity = severity });
        (rule.ResponseMinutes, rule.ResolveMinutes) = (response ?? rule.ResponseMinutes, resolve ?? rule.ResolveMinutes);
    }

    /// <summary>Minutes as an input carries them; null when it is no sensible number.</summary>
    public static int? ReadMinutes(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var minutes)
            && minutes is >= 1 and <= Longest ? (int)minutes : null;

    private static (string? Queue, string? Tier)[] Narrowest(string queue, string? tier) =>
        tier is null ? [(queue, null), (null, null)] : [(queue, tier), (queue, null), (null, tier), (null, null)];

    private IEnumerable<TargetWord> Written(string? tier, string severity) =>
        settings.TicketTargets.Where(known => known.Sev == severity && (known.Tier is null || known.Tier == tier))
            .OrderBy(known => known.Tier is null);
}
