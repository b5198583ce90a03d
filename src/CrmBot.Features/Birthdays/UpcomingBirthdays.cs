using CrmBot.Features.Customers;
using CrmBot.Features.Customers.Lists;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Birthdays;

/// <summary>最近谁过生日, birthdays this month: the people one may see, by the day, for which the language contract has no frame.</summary>
internal abstract class UpcomingBirthdays(
    string period, VisibleCustomers visible, PrintCustomer print, PrintBirthday birthdays, WhenWords when) : IPhraseHandler
{
    private const int MostShown = 12;

    public string Name => "birthdays_" + period;

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Place.IsGroup) return new Reply.Refuse("policy.notInGroup");
        var today = DateOnly.FromDateTime(turn.LocalNow);
        var mine = (await visible.ForAsync(turn.Work, turn.Actor, cancellationToken)).Select(customer => customer.Id);
        var coming = FindBirthdays.Coming(turn.Work, today, Until(today)).Where(one => mine.Contains(one.CustomerId));
        var count = await coming.CountAsync(cancellationToken);
        if (count == 0) return new Reply.Say("birthday.none." + period);
        var found = await coming.Take(MostShown).ToListAsync(cancellationToken);
        var dates = await DatesAsync(turn, found, cancellationToken);
        var rows = found.Select(
            one => CustomerListCard.Row(one.Name, one.Customer, one.CustomerId,
                Line(one, dates.GetValueOrDefault(one.Id), today, turn.Locale)));
        return new CustomerListCard(print.Words(turn.Locale, "birthday.list." + period, ("count", count)), rows)
        {
            More = count > MostShown ? print.Words(turn.Locale, "birthday.list.more", ("count", count - MostShown)) : "",
        }.ToReply();
    }

    protected abstract DateOnly Until(DateOnly today);

    private static async Task<Dictionary<Guid, BirthDate?>> DatesAsync(
        Turn turn, List<ComingBirthday> found, CancellationToken cancellationToken)
    {
        var ids = found.ConvertAll(one => one.Id);
        return await turn.Db.Set<Birthday>().AsNoTracking().Where(one => ids.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, one => one.Date, cancellationToken);
    }

    private string Line(ComingBirthday one, BirthDate? said, DateOnly today, string locale) => PrintCustomer.Joined(
        when.FullDay(DateOnly.FromDayNumber(one.Next), today, locale),
        said is { IsLunar: true } date ? birthdays.Date(date with { Year = null }, locale) : null,
        one.GreetedOn == one.Next ? print.Words(locale, "birthday.list.greeted") : null);
}

/// <summary>The next thirty days.</summary>
internal sealed class BirthdaysSoon(
    VisibleCustomers visible, PrintCustomer print, PrintBirthday birthdays, WhenWords when)
    : UpcomingBirthdays("soon", visible, print, birthdays, when)
{
    protected override DateOnly Until(DateOnly today) => today.AddDays(30);
}

/// <summary>What is left of this week.</summary>
internal sealed class BirthdaysThisWeek(
    VisibleCustomers visible, PrintCustomer print, PrintBirthday birthdays, WhenWords when)
    : UpcomingBirthdays("week", visible, print, birthdays, when)
{
    protected override DateOnly Until(DateOnly today) => today.AddDays(((int)DayOfWeek.Saturday + 1 - (int)today.DayOfWeek) % 7);
}

/// <summary>What is left of this month.</summary>
internal sealed class BirthdaysThisMonth(
    VisibleCustomers visible, PrintCustomer print, PrintBirthday birthdays, WhenWords when)
    : UpcomingBirthdays("month", visible, print, birthdays, when)
{
    protected override DateOnly Until(DateOnly today) => new(today.Year, today.Month, DateTime.DaysInMonth(today.Year, today.Month));
}
