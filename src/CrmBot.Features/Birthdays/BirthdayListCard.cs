using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Birthdays;

/// <summary>The birthdays of one morning; who has been thought of leaves the card, so the next ones move up.</summary>
internal sealed class BirthdayListCard(PrintCustomer print, PrintBirthday birthdays, WhenWords when) : IRecordCard
{
    private const int MostShown = 5;

    public string Kind => "birthday_list";

    public async Task<CardContent?> RenderAsync(ReadView view, Guid id, CardView cardView, CancellationToken cancellationToken)
    {
        if (cardView.Viewer is not { } viewer || await view.Records.ReadAsync<BirthdayList>(id, cancellationToken) is not { } list
            || !viewer.ActsFor(list.OwnerId)) return null;
        var left = await LeftAsync(view, list, cancellationToken);
        var unlisted = Math.Max(0, list.Count - BirthdayList.Most);
        var today = DateOnly.FromDateTime(view.LocalNow(cardView.Zone));
        var more = Math.Max(0, left.Count - MostShown) + unlisted;
        return new CardContent("birthdays", new JsonObject
        {
            ["list"] = id.ToString("N"),
            ["rows"] = CardRow.List(left.Take(MostShown).Select(one => Row(one, today, cardView.Locale))),
            ["say"] = new JsonObject
            {
                ["title"] = print.Words(cardView.Locale, left.Count == 0 ? "birthday.card.done" : "birthday.card.title",
                    ("count", left.Count + unlisted)),
                ["more"] = more > 0 ? print.Words(cardView.Locale, "birthday.card.more", ("count", more)) : "",
            },
        }, "birthday.card.summary");
    }

    /// <summary>Those nobody has thought of yet, whose day is not over, and who still mind being told of.</summary>
    private static async Task<List<(Birthday Birthday, Contact Contact, Customer Customer, int On)>> LeftAsync(
        ReadView view, BirthdayList list, CancellationToken cancellationToken)
    {
        var ids = list.Entries.Select(entry => entry.Birthday).ToList();
        var known = await (from birthday in view.Db.Set<Birthday>().AsNoTracking()
                           join contact in view.Db.Set<Contact>() on birthday.ContactId equals contact.Id
                           join customer in view.Db.Set<Customer>() on birthday.CustomerId equals customer.Id
                           where ids.Contains(birthday.Id) && contact.LeftAt == null
                           select new { birthday, contact, customer }).ToDictionaryAsync(one => one.birthday.Id, cancellationToken);
        return [.. list.Entries.Where(entry =>
            known.TryGetValue(entry.Birthday, out var one) && one.birthday.NextOn == entry.On && one.birthday.GreetedOn != entry.On)
            .Select(entry => (known[entry.Birthday].birthday, known[entry.Birthday].contact, known[entry.Birthday].customer, entry.On))];
    }

    private JsonObject Row((Birthday Birthday, Contact Contact, Customer Customer, int On) one, DateOnly today, string locale)
    {
        var day = DateOnly.FromDayNumber(one.On);
        return new JsonObject
        {
            ["name"] = one.Contact.Name,
            ["detail"] = PrintCustomer.Joined(one.Customer.Name, one.Contact.Title),
            ["id"] = one.Birthday.Id.ToString("N"),
            ["say"] = new JsonObject { ["line"] = PrintCustomer.Joined(when.FullDay(day, today, locale),
                Date(one.Birthday.Date, day, locale), Age(one.Birthday.Date, day, locale)) },
        };
    }

    // What the calendar does not say by itself.
    private string? Date(BirthDate? said, DateOnly day, string locale) =>
        said is { } date && (date.IsLunar || date.IsMoved(day)) ? birthdays.Date(date with { Year = null }, locale) : null;

    private string? Age(BirthDate? date, DateOnly day, string locale) =>
        date is { IsLunar: false, Year: { } year } && day.Year > year
            ? print.Words(locale, "birthday.age", ("age", day.Year - year))
            : null;
}
