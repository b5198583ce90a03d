using System.Diagnostics;
using System.Globalization;
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

/// <summary>Prints how long lists and the forecast take over many deals: the median of whole turns, from the message to the card.</summary>
[Trait("Tier", "Long")]
public sealed class DealSpeedTests(DemoApp demo, ITestOutputHelper output) : IClassFixture<DemoApp>
{
    private static readonly int Deals = int.Parse(Environment.GetEnvironmentVariable("CRMBOT_DEALS") ?? "200000",
        CultureInfo.InvariantCulture);
    private static readonly string[] Stages = ["lead", "qualified", "demo", "quote", "negotiation", "contract"];

    [Fact]
    public async Task Lists_and_the_forecast_answer_at_once_among_many_deals()
    {
        var watch = Stopwatch.StartNew();
        for (var from = 0; from < Deals; from += 500) await FillAsync(from, Math.Min(from + 500, Deals));
        output.WriteLine($"{Deals} deals in {watch.Elapsed.TotalSeconds:0} s");
        foreach (var (person, sentence) in new[]
        {
            (DemoPeople.Manager, "所有在谈的商机"), (DemoPeople.Manager, "50万以上的商机"), (DemoPeople.Manager, "这个月要签的单子"),
            (DemoPeople.Manager, "上个月丢的单 按原因分"),
            (DemoPeople.Manager, "预测"), (DemoPeople.LinTao, "我在谈的商机"), (DemoPeople.TeamLead, "预测"),
        })
        {
            var chat = demo.Chat(person);
            await chat.SayAsync(sentence);
            var times = new List<double>();
            for (var i = 0; i < 9; i++)
            {
                watch.Restart();
                (await chat.SayAsync(sentence)).Words.ShouldNotBeEmpty();
                times.Add(watch.Elapsed.TotalMilliseconds);
            }

            output.WriteLine($"{person} {sentence}: {times.Order().ElementAt(4):0} ms");
        }
    }

    private Task<bool> FillAsync(int from, int to) =>
        demo.App.Services.GetRequiredService<IStore>().WriteAsync("test", async (work, token) =>
        {
            var customers = await work.Db.Set<Customer>().AsNoTracking().OrderBy(customer => customer.Id).ToListAsync(token);
            for (var i = from; i < to; i++)
            {
                var random = new Random(i);
                var customer = customers[random.Next(customers.Count)];
                var deal = new Deal
                {
                    Number = 1_000 + i, CustomerId = customer.Id, OwnerId = customer.OwnerId, Team = "销售一组", Stage = Stages[random.Next(6)],
                    OpenedAt = work.Now, MovedAt = work.Now, StageSince = work.Now,
                    CloseOn = DayCode.Of(new DateOnly(2026, 1, 1).AddDays(random.Next(700))),
                };
                deal.Price(new Budget(random.Next(1, 9_000) * 10_000L, null, "CNY", false), null);
                // As in life: one in eight is open, the others ended over five years.
                if (random.Next(8) > 0 && random.Next(3) == 0)
                    deal.Win(DayCode.Of(new DateOnly(2021, 3, 1).AddDays(random.Next(1_830))), work.Now);
                else if (random.Next(8) > 0)
                {
                    deal.Lose(DayCode.Of(new DateOnly(2021, 3, 1).AddDays(random.Next(1_830))), work.Now);
                    deal.Reason = LoseDeal.Reasons[random.Next(9)];
                }

                work.Db.Add(deal);
            }

            await work.SaveAsync(token);
            return true;
        }, CancellationToken.None);
}
