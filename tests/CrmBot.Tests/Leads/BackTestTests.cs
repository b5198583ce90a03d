using CrmBot.Features.Customers;
using CrmBot.Features.Leads;
using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Leads;

/// <summary>Whether the score tells who buys: prediction against result, once a month and on request.</summary>
public sealed class BackTestTests
{
    [Fact]
    public void The_question_that_has_nothing_to_do_with_the_result_is_named()
    {
        var test = BackTest.Of(Seeded());
        test.Leads.ShouldBe(240);
        test.Dimensions.Where(dimension => dimension.Effect == DimensionEffect.None).Select(dimension => dimension.Name)
            .ShouldBe(["urgency"]);
        test.ByGrade["A"].Rate.ShouldBeGreaterThan(test.ByGrade["C"].Rate);
        foreach (var dimension in test.Dimensions) dimension.ByScore.Sum(score => score.Leads).ShouldBe(240);
    }

    [Fact]
    public void The_trend_is_Cochran_and_Armitages()
    {
        // Scores 1, 3 and 5 with 2, 5 and 8 deals out of 10 each, by hand: 12 / sqrt(0.25 × 80) = 2.683.
        var groups = new[] { (1, 2), (3, 5), (5, 8) }
            .SelectMany(pair =>
                new[] { (new Rating(pair.Item1, 3, 3, 3), true, pair.Item2), (new Rating(pair.Item1, 3, 3, 3), false, 10 - pair.Item2) });
        BackTest.Of(groups).Dimensions[0].Trend.ShouldBe(2.683, 0.001);
    }

    [Theory]
    [InlineData(29, false)]
    [InlineData(30, true)]
    public void Below_thirty_leads_nothing_is_said(int leads, bool said) =>
        BackTest.Of([(new Rating(3, 3, 3, 3), true, leads)]).HasEnough.ShouldBe(said);

    [Fact]
    public async Task It_comes_on_the_first_workday_of_the_month_once_also_over_a_restart_and_is_silent_below_the_minimum()
    {
        var folder = Directory.CreateTempSubdirectory("crmbot-monthly-").FullName;
        try
        {
            var teams = await FakeTeams.StartAsync();
            var app = await CrmBotTestApp.StartAsync(folder, teams);
            var manager = app.Direct(DemoPeople.Manager);
            (await manager.SayAsync("评分回测")).Words.ShouldContain("才");
            await SeedAsync(app);
            (await manager.SayAsync("评分回测")).Words.ShouldContain("看不出作用的：紧急程度");
            (await app.Direct(DemoPeople.LinTao).SayAsync("评分回测")).Words.ShouldContain("只给组长和经理看");
            await app.MoveToAsync(new(2026, 4, 1, 9, 29, 0, TimeSpan.FromHours(8)));
            Came(teams, manager.Conversation).ShouldBe(1);
            await app.StopAsync();

            await using var again = await CrmBotTestApp.StartAsync(folder, teams, start: new(2026, 4, 1, 9, 29, 0, TimeSpan.FromHours(8)));
            await again.AdvanceAsync(TimeSpan.FromMinutes(2));
            await again.Teams.WaitAsync("a:" + DemoPeople.Manager, seen => Came(teams, "a:" + DemoPeople.Manager) == 2 ? seen : null,
                "the monthly card");
            await again.AdvanceAsync(TimeSpan.FromDays(3));
            Came(teams, "a:" + DemoPeople.Manager).ShouldBe(2);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Came(FakeTeams teams, string conversation) =>
        teams.Of(conversation).Count(seen => seen.Words.Contains("评分回测：预测和结果", StringComparison.Ordinal));

    // Conversion rises with need, budget and chain; urgency is spread evenly over the same results.
    private static IEnumerable<(Rating Rating, bool Converted, int Count)> Seeded()
    {
        for (var number = 0; number < 240; number++)
        {
            var level = 1 + (number / 5 % 5);
            var rating = new Rating(level, Math.Clamp(level + (number % 2 == 0 ? 0 : -1), 1, 5),
                Math.Clamp(level + (number % 3 == 0 ? -1 : 0), 1, 5), 1 + (number % 5));
            yield return (rating, (number / 25 * 7 % 10) < level * 2 - 1, 1);
        }
    }

    private static Task<bool> SeedAsync(CrmBotTestApp app) => app.Services.GetRequiredService<IStore>().WriteAsync(
        "test",
        async (work, token) =>
        {
            foreach (var old in await work.Db.Set<Lead>().ToListAsync(token)) if (!old.IsOpen)
                old.MoveTo(LeadState.Contacted, null, work.Now);
            var customer = await work.Db.Set<Customer>().FirstAsync(token);
            var number = 10_000L;
            foreach (var (rating, converted, _) in Seeded())
            {
                var lead = OpenLead.Build(number++, customer, new NewCustomer(customer.Name),
                    new LeadOrigin("demo", null, customer.OwnerId, null), work.Now - 40L * 24 * 3600 * 1000);
                lead.Rate(rating, work.Now);
                lead.MoveTo(converted ? LeadState.Converted : LeadState.Closed, "测试", work.Now);
                work.Db.Add(lead);
            }

            return true;
        },
        CancellationToken.None);
}
