using CrmBot.Features.Surveys;
using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using CrmBot.Tests.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Surveys;

/// <summary>The same on the other engine: from the solved ticket to the report, and two questions at the same moment.</summary>
public sealed class PostgresTests
{
    [Fact]
    public async Task From_the_solved_ticket_to_the_report()
    {
        await using var app = await Desk.StartOnPostgresAsync();
        var link = SurveyDesk.Link(await app.AskedAsync());
        var pages = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => app.AnswerAsync(link, "2", "来得太慢")));
        pages.Count(page => page.Html.Contains("我们收到了", StringComparison.Ordinal)).ShouldBe(1);
        (await app.RecoveriesAsync()).Count.ShouldBe(1);
        var manager = app.Direct(DemoPeople.Manager);
        (await manager.SayAsync("本月满意度多少")).Words.ShouldContain("平均 2.00");
        (await manager.SayAsync("3分以下的有谁")).Words.ShouldContain("来得太慢");
        await app.AdvanceAsync(TimeSpan.FromHours(25));
        await app.CardAsync(DemoPeople.Manager, "已超时");
    }

    [Fact]
    public async Task Of_many_questions_at_the_same_moment_one_is_asked()
    {
        await using var app = await Desk.StartOnPostgresAsync();
        var ask = app.Services.GetRequiredService<AskSurvey>();
        var customers = app.Services.GetRequiredService<Features.Customers.ICustomerDirectory>();
        var store = app.Services.GetRequiredService<IStore>();
        var asked = await Task.WhenAll(Enumerable.Range(0, 12).Select(at => store.WriteAsync(
            $"test:{at}",
            async (work, token) =>
            {
                var customer = (await customers.FindByNameAsync(work, SurveyDesk.Customer, token)).Single();
                var survey = (await ask.AskAsync(work, new SurveyWish(SurveyKinds.Csat, customer, null), token)).Survey;
                await work.SaveAsync(token);
                return survey is not null;
            },
            CancellationToken.None)));
        asked.Count(one => one).ShouldBe(1);
        (await app.ReadAsync(view => view.Db.Set<Survey>().CountAsync())).ShouldBe(1);
    }
}
