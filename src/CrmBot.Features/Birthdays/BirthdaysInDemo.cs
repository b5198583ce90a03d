using CrmBot.Features.Customers;
using CrmBot.Features.Demo;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;

namespace CrmBot.Features.Birthdays;

/// <summary>Birthdays of some people of the demo company, by both calendars.</summary>
internal sealed class BirthdaysInDemo : IDemoPart
{
    private static readonly (string Who, BirthDate Date)[] Known =
        [("王强", new(8, 15, IsLunar: true)), ("张丽", new(5, 20)), ("Jack Miller", new(2, 29, 1988))];

    public Task SeedAsync(UnitOfWork work, IReadOnlyList<DemoEvent> events, CancellationToken cancellationToken)
    {
        foreach (var contact in work.Db.Set<Contact>().Local.ToList())
        {
            if (Known.FirstOrDefault(one => one.Who == contact.Name) is not { Who: not null } known) continue;
            var today = Instants.DayOf(work.Now, TimeZoneInfo.Utc);
            work.Db.Add(new Birthday
            {
                Id = Birthday.IdOf(contact.Id), CustomerId = contact.CustomerId, ContactId = contact.Id, DateText = known.Date.ToString(),
                NextOn = known.Date.NextFrom(today).DayNumber, ToldAt = work.Now,
            });
        }

        return Task.CompletedTask;
    }
}
