using CrmBot.Features.Customers;
using CrmBot.Features.Privacy.Consent;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Birthdays;

/// <summary>A birthday and whose it is, as a query knows it.</summary>
internal sealed class ComingBirthday
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required Guid CustomerId { get; init; }

    public required string Customer { get; init; }

    public Guid? OwnerId { get; init; }

    /// <summary>When it is, a day number.</summary>
    public required int Next { get; init; }

    public int ToldAheadOf { get; init; }

    public int ToldOf { get; init; }

    public int GreetedOn { get; init; }
}

/// <summary>
/// Birthdays by their day, of people who still work there and do not mind
/// hearing from us; read by an index, however many contacts there are.
/// </summary>
internal static class FindBirthdays
{
    public static IQueryable<ComingBirthday> Coming(ReadView view, DateOnly first, DateOnly last) =>
        from birthday in view.Db.Set<Birthday>().AsNoTracking()
        join contact in view.Db.Set<Contact>() on birthday.ContactId equals contact.Id
        join customer in view.Db.Set<Customer>() on birthday.CustomerId equals customer.Id
        where birthday.NextOn >= first.DayNumber && birthday.NextOn <= last.DayNumber && contact.LeftAt == null
            && customer.MergedIntoId == null
            && !view.Db.Set<OptOut>()
                .Any(one => one.CustomerId == birthday.CustomerId && (one.ContactId == null || one.ContactId == birthday.ContactId))
        orderby birthday.NextOn, birthday.Id
        select new ComingBirthday
        {
            Id = birthday.Id, Name = contact.Name, CustomerId = customer.Id, Customer = customer.Name, OwnerId = customer.OwnerId,
            Next = birthday.NextOn,
            ToldAheadOf = birthday.ToldAheadOf, ToldOf = birthday.ToldOf, GreetedOn = birthday.GreetedOn,
        };

    /// <summary>Those whose day is over, also of people who are not told of: their next year's day is to be kept.</summary>
    public static Task<List<Guid>> PastAsync(ReadView view, DateOnly today, int most, CancellationToken cancellationToken) =>
        view.Db.Set<Birthday>().AsNoTracking()
            .Where(one => one.NextOn < today.DayNumber).OrderBy(one => one.NextOn).Select(one => one.Id).Take(most)
            .ToListAsync(cancellationToken);
}
