using CrmBot.Features.Outgoing;
using CrmBot.Tests.Surveys;
using CrmBot.Tests.Tickets;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Outgoing;

/// <summary>News of a customer's own ticket goes at night too, whatever else waits for the morning.</summary>
public sealed class NightNewsTests
{
    [Fact]
    public async Task A_survey_that_waits_for_the_morning_keeps_no_news_back()
    {
        using var mail = new LoopbackMail();
        await using var app = await CustomerMessageTests.StartAsync(mail.Settings);
        var ticket = await app.TicketAsync(1026);
        await app.StoreAsync(work =>
        {
            work.Db.Add(new CustomerMessage { Id = CustomerMessage.IdOf("survey"), CustomerId = ticket.CustomerId, TicketId = ticket.Id,
                About = "csat", Channel = "mail", Address = "lijg@huadong.example", Subject = "s", Body = "b",
                CreatedAt = work.Now - 1_000, NotBefore = long.MaxValue });
            return Task.CompletedTask;
        });
        await app.Direct(Desk.Second).SayAsync(SurveyDesk.Solved);
        await mail.WaitAsync(one => one.Subject.Contains("已解决", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_ticket_that_is_open_again_is_asked_about_only_after_its_next_solution()
    {
        using var mail = new LoopbackMail();
        await using var app = await CustomerMessageTests.StartAsync(mail.Settings);
        await app.MoveToAsync(Desk.At(11, 20, 55));
        var agent = app.Direct(Desk.Second);
        await agent.SayAsync(SurveyDesk.Solved);
        await app.AdvanceAsync(SurveyDesk.AskedAfter);
        var first = (await app.SurveysAsync(SurveyDesk.Customer)).ShouldHaveSingleItem();
        await agent.SayAsync("1026客户说又不行了，重新打开");
        await mail.WaitAsync(one => one.Subject.Contains("又打开了", StringComparison.Ordinal));
        (await app.SurveysAsync(SurveyDesk.Customer)).ShouldBeEmpty();
        await agent.SayAsync("1026解决了，又漏发一箱，再补发了");
        await app.AdvanceAsync(SurveyDesk.AskedAfter);
        var second = (await app.SurveysAsync(SurveyDesk.Customer)).ShouldHaveSingleItem();
        second.Id.ShouldNotBe(first.Id);
        (await app.ReadAsync(view => view.Db.Set<CustomerMessage>().AsNoTracking().Where(one => one.About == "csat")
            .Select(one => one.State).ToListAsync())).ShouldBe([MessageState.Dropped, MessageState.Waiting], ignoreOrder: true);
    }
}
