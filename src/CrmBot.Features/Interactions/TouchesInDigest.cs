using CrmBot.Features.Customers;
using CrmBot.Features.Digests;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Interactions;

/// <summary>Who was in contact with how many customers.</summary>
internal sealed class TouchesInDigest(ICustomerDirectory customers) : IDigestSection
{
    public string Block => "touches";

    public int Order => 20;

    public async Task<IReadOnlyList<DigestNumber>> CountAsync(ReadView view, DigestScope scope, CancellationToken cancellationToken)
    {
        var (from, to) = (scope.Period.From, scope.Period.To);
        var contacts = await view.Db.Set<Interaction>().AsNoTracking()
            .Where(contact => scope.Owners.Contains(contact.PersonId) && contact.HappenedAt >= from && contact.HappenedAt < to)
            .OrderBy(contact => contact.HappenedAt).ThenBy(contact => contact.Id)
            .Select(contact => new { contact.Id, contact.CustomerId }).ToListAsync(cancellationToken);
        var counts = await customers.FilterAsync(view, [.. contacts.Select(contact => contact.CustomerId).Distinct()], scope.Region,
            scope.Grade, cancellationToken);
        var mine = contacts.Where(contact => counts is null || counts.Contains(contact.CustomerId)).ToList();
        return
        [
            new DigestNumber("contacts", "interaction", [.. mine.Select(contact => contact.Id)]) { Before = 0 },
            new DigestNumber("customers_reached", "customer", [.. mine.Select(contact => contact.CustomerId).Distinct()]) { Before = 0 },
        ];
    }
}
