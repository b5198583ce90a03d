using CrmBot.Features.Reminders;
using CrmBot.Tests.TestApp;
using CrmBot.Tests.Tickets;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Customers;

/// <summary>报价发过去了: what had been promised is offered as done.</summary>
public sealed class KeepPromiseTests
{
    [Theory]
    [InlineData("佳美的报价发过去了")]
    [InlineData("the quote went out to 佳美")]
    [InlineData("样品给佳美寄过去了")]
    public async Task What_was_sent_may_be_what_was_promised(string said)
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("刚跟佳美张姐通了电话，答应周五前给报价");
        var card = await lin.SayAsync(said);
        card.Words.ShouldContain("之前答应他们的");
        var after = DemoApp.Words(await lin.ClickAsync(card, "interaction.kept"));
        after.ShouldNotContain("之前答应他们的");
        (await StatesAsync(app)).ShouldContain(ReminderState.Done);
        await lin.SayAsync("撤销");
        (await StatesAsync(app)).ShouldNotContain(ReminderState.Done);
    }

    [Fact]
    public async Task What_is_promised_in_the_same_sentence_is_still_to_be_kept_and_others_are_not_asked()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        (await lin.SayAsync("佳美的报价发过去了，答应周五前给样品")).Words.ShouldNotContain("之前答应他们的");
        (await app.Direct(DemoPeople.TeamLead).SayAsync("佳美的报价发过去了")).Words.ShouldNotContain("之前答应他们的");
    }

    private static Task<List<ReminderState>> StatesAsync(CrmBotTestApp app) => app.ReadAsync(async view =>
    {
        var customer = await view.Db.Set<Features.Customers.Customer>().Where(one => one.Name == "佳美").Select(one => (Guid?)one.Id)
            .SingleAsync();
        return await view.Db.Set<Reminder>().Where(one => one.Kind == ReminderKind.Promise && one.CustomerId == customer)
            .Select(one => one.State).ToListAsync();
    });
}
