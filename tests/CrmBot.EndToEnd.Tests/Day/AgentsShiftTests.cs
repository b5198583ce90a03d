using Microsoft.Playwright;
using Xunit;
using static CrmBot.EndToEnd.Tests.Day.ConsoleVisit;
using static Microsoft.Playwright.Assertions;

namespace CrmBot.EndToEnd.Tests.Day;

/// <summary>
/// A support agent's shift in the local console: from a ticket to the bad score that its customer gives and the owner makes good for.
/// </summary>
public sealed class AgentsShiftTests
{
    private const string Agent = "李娜";

    [Fact]
    public async Task In_Chinese()
    {
        await using var shift = await BeginAsync(Agent, "zh-CN", withRenderer: true);
        await LiveAsync(shift, "shift-zh", new Script(
            "华东机电", "华东机电的伺服坏了", "认领", "已联系客户", "已答复客户", "等客户", "T-1028 · 等客户", "1028已联系客户，正在处理", "处理中", "1028上报主管", "刘芳",
            "1028解决了，线松了，重新接上", "已解决",
            "+1 小时", "打开问卷", "林涛", "客户打了低分", "已处理", "记下并完成", "上门道歉，送了备件"));
    }

    [Fact]
    public async Task In_English()
    {
        await using var shift = await BeginAsync(Agent, "en-US", withRenderer: true);
        await shift.SayAsync("speak English", "speak English from now on");
        await LiveAsync(shift, "shift-en", new Script(
            "Globex", "Globex's scanner is broken", "Claim", "Customer contacted", "customer told", "Wait for customer",
            "Waiting for the customer",
            "set T-1028 to in progress", "In progress", "escalate T-1028 to the lead", "刘芳",
            "T-1028 solved, loose cable, reconnected it", "Resolved", "+1 h", "Open the survey", "Lily Chen", "A customer gave a low score",
            "Done", "Save and finish", "Apologised on site, brought spare parts"));
    }

    private static async Task LiveAsync(ConsoleVisit shift, string name, Script said)
    {
        var album = new Album(shift.Page, name);
        var ticket = await shift.SayAsync(said.Broken, "T-1028", said.Customer);
        await album.TakeAsync("opened");
        await PressAsync(ticket, said.Claim);
        await SeeAsync(ticket, Agent);
        await PressAsync(ticket, said.Contacted);
        await SeeAsync(ticket, said.Told);
        await PressAsync(ticket, said.Wait);
        await SeeAsync(ticket, said.Waiting);
        await album.TakeAsync("waiting");
        await shift.SayAsync(said.GoOn, said.InProgress);
        await shift.SayAsync(said.Escalate, said.Lead);
        await album.TakeAsync("escalated");
        await shift.SayAsync(said.Solve, said.Solved);
        await album.TakeAsync("solved");

        await shift.Page.GetByRole(AriaRole.Button, new() { Name = said.Hour, Exact = true }).ClickAsync();
        var survey = await shift.FindAsync(said.Survey, said.Customer);
        await album.TakeAsync("survey");
        await AnswerAsync(shift, survey, said.Survey);

        await shift.BecomeAsync(said.Owner);
        var low = await shift.FindAsync(said.LowScore, said.Customer, "2 <b>!</b>");
        await album.TakeAsync("low-score");
        await PressAsync(low, said.Handled);
        await low.GetByRole(AriaRole.Textbox).FillAsync(said.MadeGood);
        await PressAsync(low, said.Save);
        await SeeAsync(low, said.MadeGood);
        await album.TakeAsync("made-good");
    }

    // The customer's page, as it opens from the card.
    private static async Task AnswerAsync(ConsoleVisit shift, ILocator card, string open)
    {
        var page = await shift.Page.Context.RunAndWaitForPageAsync(() => card.GetByText(open, new() { Exact = true }).First.ClickAsync());
        shift.Watch(page);
        await page.Locator("input[type=radio][value='2']").CheckAsync();
        await page.Locator("textarea").FillAsync("2 <b>!</b>");
        await page.Locator("button").ClickAsync();
        await Expect(page.Locator("form")).ToHaveCountAsync(0);
        await page.CloseAsync();
    }

    private sealed record Script(
        string Customer, string Broken, string Claim, string Contacted, string Told, string Wait, string Waiting,
        string GoOn, string InProgress, string Escalate, string Lead, string Solve, string Solved,
        string Hour, string Survey, string Owner, string LowScore, string Handled, string Save, string MadeGood);
}
