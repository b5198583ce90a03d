using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Outgoing;
using CrmBot.Features.Tickets.Queues;
using CrmBot.Tests.Surveys;
using CrmBot.Tests.TestApp;
using CrmBot.Tests.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Outgoing;

/// <summary>Mail and text messages to customers, over real connections to servers of our own.</summary>
public sealed class CustomerMessageTests
{
    /// <summary>Long enough that whatever is due has left.</summary>
    private static readonly TimeSpan SeveralLooks = TimeSpan.FromMilliseconds(600);

    // Only the waiting is shorter.
    private static readonly SendingPace Quick = new() { Look = TimeSpan.FromMilliseconds(50), Pauses = [100, 100, 100, 100, 100] };

    [Fact]
    public async Task The_customer_hears_that_a_ticket_is_solved_and_gets_the_survey_by_mail()
    {
        using var mail = new LoopbackMail();
        await using var app = await StartAsync(mail.Settings);
        var agent = app.Direct(Desk.Second);
        await agent.SayAsync("1026备注：这家老是闹，内部先别理他");
        await agent.SayAsync(SurveyDesk.Solved);
        var solved = await mail.WaitAsync(one => one.Subject.Contains("已解决", StringComparison.Ordinal));
        solved.To.ShouldHaveSingleItem().ShouldBe("lijg@huadong.example");
        solved.From.ShouldBe("service@crm.example");
        solved.Text.ShouldStartWith("李建国，您好：");
        solved.Type.ShouldBe("text/plain");
        await app.AdvanceAsync(SurveyDesk.AskedAfter);
        var survey = await mail.WaitAsync(one => one.Subject.Contains("满意", StringComparison.Ordinal));
        var link = survey.Text.Split('\n').Single(line => line.Contains("/s/", StringComparison.Ordinal)).Trim();
        (await app.AnswerAsync(new Uri(link).AbsolutePath, "4")).Html.ShouldContain("谢谢您");
        (await app.SurveysAsync(SurveyDesk.Customer)).ShouldHaveSingleItem().Via.ShouldBe("mail");
        // What we write to each other never leaves.
        foreach (var one in mail.Mails)
            (one.Subject + one.Text).ShouldSatisfyAllConditions(text => text.ShouldNotContain("内部"), text => text.ShouldNotContain("漏发"),
                text => text.ShouldNotContain("备件"));
    }

    [Fact]
    public async Task Taken_waiting_and_open_again_are_told_once_each_and_only_where_the_queue_says_so()
    {
        using var mail = new LoopbackMail();
        await using var app = await StartAsync(mail.Settings);
        await app.Direct(DemoPeople.LinTao).SayAsync("华东机电的伺服坏了");
        var number = (await app.TicketOfAsync(SurveyDesk.Customer)).Number;
        var agent = app.Direct(Desk.Agent);
        await agent.SayAsync($"{number}我来");
        await agent.SayAsync($"{number}等客户回复");
        await agent.SayAsync($"{number}解决了，线松了，重新接上");
        await agent.SayAsync($"{number}客户说又不行了，重新打开");
        await mail.WaitAsync(one => one.Subject.Contains("又打开了", StringComparison.Ordinal));
        mail.Mails.Where(one => one.Subject.Contains($"T-{number}", StringComparison.Ordinal)).Select(one => one.Subject).ShouldBe(
            [$"您的服务单 T-{number} 有人处理了", $"您的服务单 T-{number} 等您回复", $"您的服务单 T-{number} 已解决", $"您的服务单 T-{number} 又打开了"], ignoreOrder: true);
        mail.Mails.Single(one => one.Subject.Contains("有人处理", StringComparison.Ordinal)).Text.ShouldContain("由李娜处理");

        var queue = (await app.TicketAsync(number)).Queue;
        await app.StoreAsync(async work => (await app.Services.GetRequiredService<QueueTable>()
            .ForChangeAsync(work, queue, CancellationToken.None))!.TellsCustomer = false);
        await agent.SayAsync($"{number}解决了，线又松了，换了线");
        (await MessagesAsync(app)).Count(message => message.About == "resolved").ShouldBe(1);
    }

    [Fact]
    public async Task Solved_without_having_been_taken_is_one_message()
    {
        using var mail = new LoopbackMail();
        await using var app = await StartAsync(mail.Settings);
        await app.Direct(DemoPeople.LinTao).SayAsync("华东机电的伺服坏了");
        var number = (await app.TicketOfAsync(SurveyDesk.Customer)).Number;
        await app.Direct(Desk.Agent).SayAsync($"{number}解决了，线松了，重新接上");
        await mail.WaitAsync(one => one.Subject.Contains("已解决", StringComparison.Ordinal));
        (await MessagesAsync(app)).ShouldHaveSingleItem().About.ShouldBe("resolved");
    }

    [Fact]
    public async Task A_refused_mail_stands_on_the_ticket_and_a_person_sends_it_again()
    {
        using var mail = new LoopbackMail { Recipient = attempt => attempt == 1 ? "550 no such mailbox" : "250 ok" };
        await using var app = await StartAsync(mail.Settings);
        var agent = app.Direct(Desk.Second);
        var card = await agent.SayAsync(SurveyDesk.Solved);
        card = await app.Teams.WaitAsync(agent.Conversation,
            seen => seen.FirstOrDefault(one => one.Id == card.Id && one.Words.Contains("已解决 · 邮件 · 没发出去")), "the failed mail on the card");
        (await MessagesAsync(app)).ShouldHaveSingleItem().Failure.ShouldBe("smtp_550");
        mail.Mails.ShouldBeEmpty();
        await agent.ClickAsync(card, "outgoing.again");
        await mail.WaitAsync(one => one.Subject.Contains("已解决", StringComparison.Ordinal));
        await SettledAsync(app, MessageState.Sent);
    }

    [Fact]
    public async Task What_is_busy_is_tried_again_and_what_may_have_arrived_is_not()
    {
        using var mail = new LoopbackMail { Recipient = attempt => attempt == 1 ? "451 later" : "250 ok", CutsAfterData = true };
        await using var app = await StartAsync(mail.Settings);
        await app.Direct(Desk.Second).SayAsync(SurveyDesk.Solved);
        await mail.WaitAsync(_ => true);
        await SettledAsync(app, MessageState.Unknown);
        await Task.Delay(SeveralLooks, TestContext.Current.CancellationToken);
        (mail.Attempts, mail.Mails.Count).ShouldBe((2, 1));
    }

    [Fact]
    public async Task Without_a_mail_address_the_text_message_goes_through_the_gateway_with_its_key()
    {
        await using var gateway = await LoopbackGateway.StartAsync();
        gateway.Status = call => call == 1 ? 503 : 202;
        await using var app = await StartAsync(gateway.Settings);
        await app.Direct(Desk.Second).SayAsync(SurveyDesk.Solved);
        await gateway.WaitAsync(2);
        await SettledAsync(app, MessageState.Sent);
        var (first, second) = (gateway.Calls[0], gateway.Calls[1]);
        first.Body["to"]!.GetValue<string>().ShouldBe("+8613900001234");
        first.Body["text"]!.GetValue<string>().ShouldContain("您的服务单 T-1026 已经解决");
        (first.Key, first.Authorization).ShouldBe((second.Key, "Bearer secret-of-the-gateway"));
    }

    [Fact]
    public async Task A_gateway_that_does_not_answer_keeps_no_mail_waiting()
    {
        using var answers = new ManualResetEventSlim();
        using var mail = new LoopbackMail();
        await using var gateway = await LoopbackGateway.StartAsync();
        gateway.Status = _ =>
        {
            answers.Wait(TimeSpan.FromSeconds(30));
            return 202;
        };
        await using var app = await StartAsync([.. mail.Settings, .. gateway.Settings]);
        try
        {
            await app.Direct(DemoPeople.LinTao).SayAsync("恒达的减速机坏了");
            await app.Direct(Desk.Agent).SayAsync($"{(await app.TicketOfAsync("恒达")).Number}解决了，线松了，重新接上");
            await WaitForAsync(
                async () => (await MessagesAsync(app)).Exists(message => message is { Channel: "sms", State: MessageState.Sending }));
            await app.Direct(Desk.Second).SayAsync(SurveyDesk.Solved);
            await mail.WaitAsync(one => one.Subject.Contains("已解决", StringComparison.Ordinal));
            (await MessagesAsync(app)).Single(message => message.Channel == "sms").State.ShouldBe(MessageState.Sending);
        }
        finally
        {
            answers.Set();
        }
    }

    [Fact]
    public async Task Names_with_markup_and_line_ends_stay_what_they_are()
    {
        using var mail = new LoopbackMail();
        await using var app = await StartAsync(mail.Settings);
        await app.StoreAsync(async work =>
        {
            var contact = await work.Db.Set<Contact>().SingleAsync(known => known.Name == "李建国");
            contact.Name = "<img src=x> **李** {number} ${t.x}\r\nBcc: all@example.com";
        });
        await app.Direct(Desk.Second).SayAsync(SurveyDesk.Solved);
        var solved = await mail.WaitAsync(one => one.Subject.Contains("已解决", StringComparison.Ordinal));
        solved.Text.ShouldStartWith("<img src=x> **李** {number} ${t.x}  Bcc: all@example.com，您好：");
        solved.To.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en-US")]
    public void No_template_shows_an_unfilled_place(string locale)
    {
        using var app =
            CrmBotApp.Build(["--environment", "Development", "--Data:Folder", Directory.CreateTempSubdirectory("crmbot-words-").FullName]);
        var write = app.Services.GetRequiredService<WriteToCustomer>();
        foreach (var about in new[] { "claimed", "waiting", "resolved", "reopened", "csat", "csatUs", "nps" })
        foreach (var channel in new[] { "mail", "sms" })
        foreach (var name in new[] { null, "", "Hank" })
        foreach (var colleague in new[] { "", "李娜" })
        {
            var (subject, body) = write.Text(
                new CustomerNews(about, "key", Guid.NewGuid(),
                    null) { Number = "T-1", Colleague = colleague, Link = "https://crm.example/s/x" },
                    new CustomerContact(name, "a@b.example", "1", locale), channel);
            foreach (var text in new[] { subject, body })
            {
                text.ShouldNotContain("{");
                text.ShouldNotContain("}");
                text.Trim().ShouldNotBeEmpty();
            }
        }
    }

    internal static async Task<CrmBotTestApp> StartAsync((string, string)[] settings)
    {
        var app = await CrmBotTestApp.StartAsync(services: services => services.AddSingleton(Quick), settings: settings);
        await app.StoreAsync(async work =>
        {
            var queues = app.Services.GetRequiredService<QueueTable>();
            foreach (var queue in app.Services.GetRequiredService<CompanySettings>().Queues)
                (await queues.ForChangeAsync(work, queue.Code, CancellationToken.None))!.TellsCustomer = true;
        });
        return app;
    }

    private static Task<List<CustomerMessage>> MessagesAsync(CrmBotTestApp app) =>
        app.ReadAsync(view => view.Db.Set<CustomerMessage>().AsNoTracking().ToListAsync());

    private static async Task WaitForAsync(Func<Task<bool>> holds)
    {
        for (var left = 500; left > 0 && !await holds(); left--) await Task.Delay(20, TestContext.Current.CancellationToken);
    }

    private static async Task SettledAsync(CrmBotTestApp app, MessageState state)
    {
        for (var at = 0; at < 1_000; at++)
        {
            if ((await MessagesAsync(app)) is [{ } only] && only.State == state) return;
            await Task.Delay(20);
        }

        (await MessagesAsync(app)).ShouldHaveSingleItem().State.ShouldBe(state);
    }
}
