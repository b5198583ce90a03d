using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Digests;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Health;

/// <summary>How well the files of these people's customers are kept; in the weekly digest.</summary>
internal sealed class HealthInDigest(CompanySettings settings) : IDigestSection
{
    public string Block => "data_health";

    public int Order => 90;

    public bool IsIn(DigestKind kind) => kind == DigestKind.Weekly;

    public async Task<IReadOnlyList<DigestNumber>> CountAsync(ReadView view, DigestScope scope, CancellationToken cancellationToken)
    {
        var among = view.Db.Set<Customer>().AsNoTracking()
            .Where(customer => customer.MergedIntoId == null && customer.OwnerId != null && scope.Owners.Contains(customer.OwnerId.Value));
        if (scope.Region is { } region)
        {
            var regions = settings.RegionsIn(region).ToList();
            among = among.Where(customer => customer.Region != null && regions.Contains(customer.Region));
        }

        if (scope.Grade is { } grade) among = among.Where(customer => customer.Grade == grade);
        var doubles = await DuplicatePairs.FindAsync(view, among, cancellationToken);
        return
        [
            Number("health_doubles", [.. doubles.Select(pair => pair.Other)]),
            Number("health_stale", await IdsAsync(DataHealth.Stale(view, among), cancellationToken)),
            Number("health_incomplete", await IdsAsync(DataHealth.Incomplete(view, among), cancellationToken)),
        ];
    }

    private static DigestNumber Number(string name, IReadOnlyList<Guid> ids) => new(name, "customer", ids) { IsWarning = true };

    private static Task<List<Guid>> IdsAsync(IQueryable<Customer> found, CancellationToken cancellationToken) =>
        found.OrderBy(customer => customer.ChangedAt).ThenBy(customer => customer.Id).Select(customer => customer.Id)
            .ToListAsync(cancellationToken);
}
