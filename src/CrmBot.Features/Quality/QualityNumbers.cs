using CrmBot.Cards;
using CrmBot.Features.Customers;
using CrmBot.Features.Digests;
using CrmBot.Features.People;
using CrmBot.Features.Reports;
using CrmBot.Features.Tickets;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Quality;

/// <summary>Of the tickets somebody looked at in a period, those where all was in order.</summary>
internal sealed class ChecksInReports : IReportSource
{
    public const string Name = "quality";

    public string Measure => Name;

    public string Kind => "quality_check";

    public string UsualGrouping => "owner";

    public bool IsRate => true;

    public async Task<IReadOnlyList<ReportItem>> ReadAsync(ReadView view, ReportScope scope, CancellationToken cancellationToken)
    {
        var period = DigestPeriod.Days(scope.From, scope.To, scope.Zone);
        var checks = await ReadChecks.OfAsync(view, period, scope.Owners, scope.IsAll, cancellationToken);
        var tickets = await ReadChecks.CustomersAsync(view, checks, cancellationToken);
        return
        [
            .. checks.Select(check => new ReportItem(check.Id, tickets.GetValueOrDefault(check.TicketId), check.AgentId,
                Instants.DayOf(check.ReviewedAt!.Value, scope.Zone)) { Hit = check.IsPassed }),
        ];
    }
}

/// <summary>
/// What was looked at, and how much of it was in order. Only for whoever adds it: a digest of everything is as large as a card may be.
/// </summary>
internal sealed class ChecksInDigest(ICustomerDirectory customers) : IDigestSection
{
    public string Block => "quality";

    public int Order => 90;

    public bool IsIn(DigestKind kind) => false;

    public async Task<IReadOnlyList<DigestNumber>> CountAsync(ReadView view, DigestScope scope, CancellationToken cancellationToken)
    {
        var checks = await ReadChecks.OfAsync(view, scope.Period, scope.Owners, scope.IsAll, cancellationToken);
        var tickets = await ReadChecks.CustomersAsync(view, checks, cancellationToken);
        var fitting = await customers.FilterAsync(view, [.. tickets.Values.Distinct()], scope.Region, scope.Grade, cancellationToken);
        var counted = checks.FindAll(check => fitting is null || fitting.Contains(tickets.GetValueOrDefault(check.TicketId)));
        return
        [
            new DigestNumber("quality_checked", "quality_check", [.. counted.Select(check => check.Id)]) { Before = 0 },
            new DigestNumber("quality_passed", "quality_check",
                [.. counted.Where(check => check.IsPassed).Select(check => check.Id)]) { Before = 0, Among = counted.Count },
        ];
    }
}

/// <summary>The checks of a period, of the tickets that certain people had solved.</summary>
internal static class ReadChecks
{
    public static async Task<List<QualityCheck>> OfAsync(
        ReadView view, DigestPeriod period, IReadOnlyCollection<Guid> owners, bool isAll, CancellationToken cancellationToken)
    {
        var (from, to) = (period.From, period.To);
        var checks = view.Db.Set<QualityCheck>().AsNoTracking().Where(check => check.ReviewedAt >= from && check.ReviewedAt < to);
        if (!isAll) checks = checks.Where(check => owners.Contains(check.AgentId));
        return await checks.OrderBy(check => check.ReviewedAt).ThenBy(check => check.Id).ToListAsync(cancellationToken);
    }

    /// <summary>The customer of each ticket.</summary>
    public static async Task<Dictionary<Guid, Guid>> CustomersAsync(
        ReadView view, IReadOnlyList<QualityCheck> checks, CancellationToken cancellationToken)
    {
        var ids = checks.Select(check => check.TicketId).ToList();
        return await view.Db.Set<Ticket>().AsNoTracking().Where(ticket => ids.Contains(ticket.Id))
            .ToDictionaryAsync(ticket => ticket.Id, ticket => ticket.CustomerId, cancellationToken);
    }
}

/// <summary>Checks as lines of the lists behind numbers: for those who look at samples, and to each agent their own.</summary>
internal sealed class ChecksInLists(
    QualityPeople people, TicketDirectory tickets, IPersonDirectory directory, CardLibrary cards) : IListedRecords
{
    public string Kind => "quality_check";

    public async Task<IReadOnlyList<ListedRecord>> ListAsync(
        ReadView view, IReadOnlyList<Guid> ids, Actor reader, CancellationToken cancellationToken)
    {
        var reviews = await people.MayReviewAsync(view, reader, cancellationToken);
        List<ListedRecord> lines = [];
        foreach (var id in ids)
        {
            if (await view.Records.ReadAsync<QualityCheck>(id, cancellationToken) is not { } check
                || !(reviews || reader.ActsFor(check.AgentId))
                || await tickets.FindAsync(view, new RecordRef("ticket", check.TicketId), cancellationToken) is not var (ticket, customer))
                continue;
            var result = cards.Words(reader.Locale, check.IsPassed ? "quality.passed" : "quality.failed", ("score", check.Score),
                ("most", QualityCheck.Points.Count));
            var agent = (await directory.FindAsync(view, check.AgentId, cancellationToken))?.Name ?? "";
            lines.Add(new(check.Id, customer.Name, check.Note ?? "", PrintCustomer.Joined(PrintTicket.Number(ticket), result), agent));
        }

        return lines;
    }
}
