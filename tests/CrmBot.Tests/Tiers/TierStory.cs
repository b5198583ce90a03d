using CrmBot.Features.Customers;
using CrmBot.Features.Deals;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Features.Tiers;
using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using CrmBot.Tests.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Tests.Tiers;

/// <summary>What somebody bought, and when, before the test begins.</summary>
internal sealed record Bought(DateOnly Day, long Whole, string Currency = "CNY");

/// <summary>A company whose customers have bought this and that. It is Wednesday 11 March 2026, 10:00 in Shanghai.</summary>
internal static class TierStory
{
    public static readonly DateOnly Today = new(2026, 3, 11);

    /// <summary>An admin sets the lines: whole money, 0 for none.</summary>
    public static async Task<string> SetLinesAsync(CrmBotTestApp app, int core, int key)
    {
        var admin = app.Direct(DemoPeople.Admin);
        return Customers.DemoApp.Words(
            await admin.ClickAsync(await admin.SayAsync("跟进规则"), "rules.save", ("tier_core", $"{core}"), ("tier_key", $"{key}")));
    }

    public static DateTimeOffset At(int day, int hour = 9, int minute = 1) =>
        new DateTimeOffset(2026, 3, 11, hour, minute, 0, TimeSpan.FromHours(8)).AddDays(day - 11);

    /// <summary>A customer of that owner (林涛 unless said) with signed deals.</summary>
    public static Task<Guid> CustomerAsync(CrmBotTestApp app, string name, string? tier, params Bought[] deals) =>
        CustomerAsync(app, name, tier, "林涛", deals);

    public static async Task<Guid> CustomerAsync(CrmBotTestApp app, string name, string? tier, string owner, params Bought[] deals)
    {
        var id = await app.WriteAsync(async work =>
        {
            var person = await work.Db.Set<Person>().FirstAsync(one => one.Name == owner);
            var customer =
                new Customer { Name = name, NameKey = name, Tier = tier, OwnerId = person.Id, Stage = "won", CreatedAt = work.Now };
            work.Db.Add(customer);
            await work.SaveAsync(CancellationToken.None);
            await KeepCustomerInStep.DeriveAsync(work, customer.Id, CancellationToken.None);
            return customer.Id;
        });
        await SignAsync(app, id, deals);
        return id;
    }

    public static Task<bool> SignAsync(CrmBotTestApp app, Guid customer, params Bought[] deals) => app.WriteAsync(async work =>
    {
        foreach (var bought in deals)
        {
            var deal = new Deal { Number = await work.Numbers.NextAsync("test_deal", CancellationToken.None) + 900_000,
                CustomerId = customer, Stage = "contract", OpenedAt = work.Now };
            if (bought.Whole > 0) deal.Price(new Budget(bought.Whole * 100, bought.Whole * 100, bought.Currency, false), null);
            deal.Win(DayCode.Of(bought.Day), work.Now);
            work.Db.Add(deal);
        }

        await work.SaveAsync(CancellationToken.None);
        return true;
    });

    public static Task<string?> TierAsync(CrmBotTestApp app, string name) =>
        app.ReadAsync(view => view.Db.Set<Customer>().Where(one => one.Name == name).Select(one => one.Tier).FirstAsync());

    public static Task<List<TierChange>> ChangesAsync(CrmBotTestApp app, string name) => app.ReadAsync(view => (
        from change in view.Db.Set<TierChange>()
        join customer in view.Db.Set<Customer>() on change.CustomerId equals customer.Id
        where customer.Name == name
        orderby change.At
        select change).ToListAsync());

    public static Task<T> WriteAsync<T>(this CrmBotTestApp app, Func<UnitOfWork, Task<T>> write) =>
        app.Services.GetRequiredService<IStore>().WriteAsync("test", (work, _) => write(work), CancellationToken.None);

    /// <summary>The cards of tiers that stand in a chat.</summary>
    public static List<Seen> News(Chat chat) =>
        [.. chat.Messages.Where(one =>
            one.PostedWords.Contains("客户等级升了", StringComparison.Ordinal) || one.PostedWords.Contains("客户等级降了", StringComparison.Ordinal))];

    public static Task<Seen> NewsAsync(CrmBotTestApp app, Chat chat, int count) =>
        app.Teams.WaitAsync(chat.Conversation, _ => News(chat) is { } cards && cards.Count == count ? cards[^1] : null,
            $"card {count} of tiers");
}
