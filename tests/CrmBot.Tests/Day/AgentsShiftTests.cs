using CrmBot.Features.Tickets;
using CrmBot.Tests.Surveys;
using CrmBot.Tests.TestApp;
using CrmBot.Tests.Tickets;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Day;

/// <summary>
/// A support agent's whole shift by cards and sentences: from the ticket in the channel to the bad score that was made good.
/// </summary>
public sealed class AgentsShiftTests
{
    [Fact]
    public Task In_Chinese() => LiveAsync(new Script(
        DemoPeople.LinTao, "华东机电", "华东机电的伺服坏了", "等客户", "{0}已联系客户，正在处理", "{0}上报主管", "{0}解决了，线松了，重新接上", "打开问卷", "来得太慢", "客户打了低分",
        "上门道歉，送了备件"));

    [Fact]
    public Task In_English() => LiveAsync(new Script(
        DemoPeople.Lily, "Globex", "Globex's scanner is broken", "Wait for customer", "set T-{0} to in progress",
        "escalate T-{0} to the lead, they are upset", "T-{0} solved, loose cable, reconnected it", "Open the survey", "took too long",
        "low score", "Apologised on site, brought spare parts", English: true));

    private static async Task LiveAsync(Script said)
    {
        await using var app = await Desk.StartBoundAsync();
        var (owner, agent, lead) = (app.Direct(said.Owner), app.Direct(Desk.Agent), app.Direct(Desk.Lead));
        if (said.English) foreach (var chat in new[] { agent, lead }) await chat.SayAsync("speak English");

        await owner.SayAsync(said.Broken, locale: said.English ? "en-US" : "zh-CN");
        var ticket = await app.TicketOfAsync(said.Customer);
        var number = ticket.Number;
        var posted = await app.Teams.WaitAsync(Desk.Channel, seen => seen.LastOrDefault(one => one.Words.Contains($"T-{number}")),
            "the ticket in the channel");
        // Before anybody has it, everybody may; what is in it goes to one's own chat.
        await app.InGroup(Desk.Agent, Desk.Channel).ClickAsync(posted, "ticket.claim");
        await app.InGroup(Desk.Agent, Desk.Channel).ClickAsync(posted, "ticket.details");
        var card = await app.CardAsync(Desk.Agent, $"T-{number}");
        (await app.TicketAsync(number)).AssigneeId.ShouldNotBeNull();

        await app.AdvanceAsync(TimeSpan.FromMinutes(5));
        await agent.ClickAsync(card, "ticket.answered");
        (await app.TicketAsync(number)).RespondedAt.ShouldNotBeNull();
        await app.SettleAsync();
        var wait = CardWords.Buttons((await app.CardAsync(Desk.Agent, said.Wait)).Card)
            .First(button => button["title"]?.ToString() == said.Wait);
        var moved = await agent.ClickAsync(card.Id, "ticket.move", (System.Text.Json.Nodes.JsonObject)wait["data"]!.DeepClone());
        (await app.TicketAsync(number)).State.ShouldBe(TicketState.WaitingCustomer, moved.ToJsonString());
        await app.AdvanceAsync(TimeSpan.FromHours(2));
        await agent.SayAsync(At(said.Replied, number));
        (await app.TicketAsync(number)).State.ShouldBe(TicketState.InProgress);

        await agent.SayAsync(At(said.Escalate, number));
        var stepIn = await app.CardAsync(Desk.Lead, $"T-{number}");
        await lead.ClickAsync(stepIn, "escalation.take");
        (await app.EscalationsAsync(ticket.Id)).ShouldHaveSingleItem().Outcome.ShouldBe("taken");

        await agent.SayAsync(At(said.Solved, number));
        (await app.TicketAsync(number)).State.ShouldBe(TicketState.Resolved);
        await app.AdvanceAsync(SurveyDesk.AskedAfter);
        var link = SurveyDesk.Link(await app.CardAsync(Desk.Agent, said.Survey));
        (await app.AnswerAsync(link, "2", said.Why)).Status.ShouldBe(System.Net.HttpStatusCode.OK);

        var low = await app.CardAsync(said.Owner, said.LowScore);
        low.Words.ShouldContain(said.Why);
        await owner.ClickAsync(low, "recovery.done",
            ("note-" + (await app.RecoveriesAsync()).ShouldHaveSingleItem().Id.ToString("N")[^8..], said.MadeGood));
        (await app.RecoveriesAsync()).ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(task => task.IsOpen.ShouldBeFalse(), task => task.Note.ShouldBe(said.MadeGood));
    }

    private static string At(string sentence, long number) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, sentence, number);

    /// <param name="Owner">Whose customer it is; hears of the low score.</param>
    private sealed record Script(
        string Owner, string Customer, string Broken, string Wait, string Replied, string Escalate, string Solved, string Survey,
        string Why, string LowScore, string MadeGood, bool English = false);
}
