using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.Deals;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Deals;

/// <summary>Over random deals every number that a card shows is recounted by hand, over all deals in memory.</summary>
public sealed class ReconcileTests(DemoApp demo) : IClassFixture<DemoApp>
{
    private const int Deals = 400;
    private static readonly string[] Stages = ["lead", "qualified", "demo", "quote", "negotiation", "contract"];
    private static readonly int[] Chances = [10, 20, 40, 50, 70, 90];

    [Fact]
    public async Task Forecast_lists_and_groups_are_what_a_recount_says()
    {
        await FillAsync(new Random(20260311));
        var manager = demo.Chat(DemoPeople.Manager);
        var all = await demo.ReadAsync(view => view.Db.Set<Deal>().ToListAsync());
        var open = all.Where(deal => deal.State == DealState.Open && deal.Currency == "CNY").ToList();

        foreach (var (from, to, question) in new[] { (20260401, 20260430, "4月能签多少"), (20260401, 20260630, "Q2能签多少"),
            (20260311, 20260531, "预测") })
        {
            var words = (await manager.SayAsync(question)).Words;
            var within = open.Where(deal => deal.CloseOn >= from && deal.CloseOn <= to).ToList();
            words.ShouldContain("最好 " + Print(within.Sum(deal => deal.Amount ?? 0)), customMessage: question);
            words.ShouldContain("稳签 " + Print(
                within.Where(deal => Chance(deal) >= 80 || deal.Stage == "contract").Sum(deal => deal.Amount ?? 0)),
                customMessage: question);
            var weighted = within.Sum(deal => (decimal)(deal.Amount ?? 0) * Chance(deal) / 100);
            words.ShouldContain("加权 " + Print((long)Math.Round(weighted, MidpointRounding.AwayFromZero)), customMessage: question);
        }

        (await manager.SayAsync("50万以上的商机有几个")).Words.ShouldContain(
            $"一共 {all.Count(deal => deal.State is DealState.Open or DealState.Held && deal.Currency == "CNY" && deal.Amount >= 50_000_000)} 个");
        var groups = await manager.SayAsync("丢的单 按原因分");
        var lost = all.Where(deal => deal.State == DealState.Lost).ToList();
        groups.Words.ShouldContain($"共 {lost.Count} 个");
        foreach (var button in ListDealsTests.Buttons(groups.Card!, "deal.page"))
        {
            var reason = button["data"]!["ask"]!["reason"]!.GetValue<string>();
            button["title"]!.GetValue<string>().ShouldStartWith($"{lost.Count(deal => (deal.Reason ?? "-") == reason)} 个");
            DemoApp.Words(await manager.ClickAsync(groups.Id, "deal.page", (JsonObject)button["data"]!.DeepClone()))
                .ShouldContain($"丢单 {lost.Count(deal => (deal.Reason ?? "-") == reason)} 个");
        }
    }

    private static int Chance(Deal deal) => deal.Probability ?? Chances[Array.IndexOf(Stages, deal.Stage)];

    private static string Print(long minor) => new Budget(minor, minor, "CNY", false).Print("zh-CN");

    private Task<bool> FillAsync(Random random) => demo.App.Services.GetRequiredService<IStore>().WriteAsync("test", async (work, token) =>
    {
        var customers = await work.Db.Set<Customer>().ToListAsync(token);
        for (var i = 0; i < Deals; i++)
        {
            var customer = customers[random.Next(customers.Count)];
            var deal = new Deal
            {
                Number = await work.Numbers.NextAsync(OpenDeal.Sequence, token),
                CustomerId = customer.Id,
                OwnerId = customer.OwnerId,
                Team = "销售一组",
                Stage = Stages[random.Next(Stages.Length)],
                OpenedAt = work.Now,
                MovedAt = work.Now,
                StageSince = work.Now,
                Probability = random.Next(4) == 0 ? random.Next(101) : null,
                CloseOn = random.Next(8) == 0 ? DayCode.None : DayCode.Of(new DateOnly(2026, 2, 15).AddDays(random.Next(160))),
            };
            if (random.Next(10) > 0)
                deal.Price(new Budget(random.Next(1, 9_000) * 10_000L, null, random.Next(5) == 0 ? "USD" : "CNY", false), null);
            switch (random.Next(6))
            {
                case 0:
                    deal.Win(20260201 + random.Next(28), work.Now);
                    break;
                case 1:
                    deal.Lose(20260201 + random.Next(28), work.Now);
                    deal.Reason = random.Next(5) == 0 ? null : LoseDeal.Reasons[random.Next(LoseDeal.Reasons.Count)];
                    break;
                case 2 when random.Next(2) == 0:
                    deal.Hold(20260201, work.Now);
                    break;
            }

            work.Db.Add(deal);
        }

        await work.SaveAsync(token);
        return true;
    }, CancellationToken.None);
}
