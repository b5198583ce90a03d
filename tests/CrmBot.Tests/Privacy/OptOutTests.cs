using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.Outgoing;
using CrmBot.Features.Privacy.Consent;
using CrmBot.Runtime.Store;
using CrmBot.Tests.Customers;
using CrmBot.Tests.Outgoing;
using CrmBot.Tests.Surveys;
using CrmBot.Tests.TestApp;
using CrmBot.Tests.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Privacy;

/// <summary>Who said no hears nothing: of no path that leads out.</summary>
public sealed class OptOutTests
{
    private const string Person = "李建国";

    [Fact]
    public async Task News_of_tickets_surveys_held_and_failed_messages_none_reaches_somebody_who_said_no()
    {
        using var mail = new LoopbackMail();
        await using var app = await StartAsync(mail);
        var lin = app.Direct(DemoPeople.LinTao);
        var stopped = await lin.SayAsync($"别再联系{SurveyDesk.Customer}");
        stopped.Words.ShouldContain("不再给");

        await app.Direct(Desk.Second).SayAsync(SurveyDesk.Solved);                                   // news of a ticket
        // a survey somebody asks for, or a link to pass on
        (await lin.SayAsync($"给{SurveyDesk.Customer}发个满意度")).Words.ShouldNotContain("http");
        await app.AdvanceAsync(SurveyDesk.AskedAfter);                                                // the survey after a ticket
        await WrittenAsync(app, MessageState.Held, "held");                                           // held before, released later
        await WrittenAsync(app, MessageState.Waiting, "waiting");                                     // written before they said no
        await app.StoreAsync(async work => { foreach (var one in await work.Db.Set<CustomerMessage>()
            .Where(one => one.State == MessageState.Held).ToListAsync()) one.State = MessageState.Waiting; });
        for (var left = 200; left > 0 && !(await MessagesAsync(app)).TrueForAll(one => one.State == MessageState.Dropped); left--)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        mail.Attempts.ShouldBe(0);
        (await MessagesAsync(app)).ShouldAllBe(one => one.State == MessageState.Dropped);
        (await lin.SayAsync(SurveyDesk.Customer)).Words.ShouldContain("不要联系");
    }

    [Fact]
    public async Task It_is_taken_back_by_a_sentence_and_then_mail_goes_again()
    {
        using var mail = new LoopbackMail();
        await using var app = await StartAsync(mail);
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync($"别再联系{SurveyDesk.Customer}");
        (await lin.SayAsync($"可以再联系{SurveyDesk.Customer}了")).Words.ShouldContain("可以再联系了");
        (await lin.SayAsync(SurveyDesk.Customer)).Words.ShouldNotContain("不要联系");
        await app.Direct(Desk.Second).SayAsync(SurveyDesk.Solved);
        await mail.WaitAsync(_ => true);
    }

    [Fact]
    public async Task What_several_people_said_for_themselves_is_taken_back_one_by_one()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        (await lin.SayAsync("别再联系明德精密的陈芳")).Words.ShouldContain("可以再联系明德精密的陈芳");
        await lin.SayAsync("别再联系明德精密的赵亮");
        (await OutsAsync(app)).ShouldBe(2);
        var which = (await lin.SayAsync("可以再联系明德精密")).Words;
        which.ShouldSatisfyAllConditions(
            words => words.ShouldContain("要恢复哪位"), words => words.ShouldContain("陈芳"), words => words.ShouldContain("赵亮"));
        (await OutsAsync(app)).ShouldBe(2);
        var whom = await lin.SayAsync("可以再联系明德精密");
        var button = CardWords.Buttons(whom.Card!).First(one => (string?)one["verb"] == "privacy.allow");
        DemoApp.Words(await lin.ClickAsync(whom.Id, "privacy.allow", (JsonObject)button["data"]!.DeepClone())).ShouldContain("可以再联系了");
        (await OutsAsync(app)).ShouldBe(1);
        await lin.SayAsync("撤销");
        (await OutsAsync(app)).ShouldBe(2);
        (await lin.SayAsync("可以再联系明德精密的陈芳了")).Words.ShouldContain("明德精密的陈芳可以再联系了");
        (await lin.SayAsync("可以再联系明德精密的陈芳")).Words.ShouldContain("本来就可以");
        await lin.SayAsync("别再联系明德精密");
        (await lin.SayAsync("可以再联系明德精密的赵亮")).Words.ShouldContain("整家");
        (await lin.SayAsync("可以再联系明德精密")).Words.ShouldContain("不过赵亮自己说过不要联系");
        (await OutsAsync(app)).ShouldBe(1);
        (await lin.SayAsync("可以再联系明德精密")).Words.ShouldContain("明德精密的赵亮可以再联系了");
        (await OutsAsync(app)).ShouldBe(0);
    }

    [Fact]
    public async Task Of_one_person_who_said_no_only_their_address_is_closed_also_in_another_file()
    {
        using var mail = new LoopbackMail();
        await using var app = await StartAsync(mail);
        await app.StoreAsync(async work =>
        {
            var contact = await work.Db.Set<Contact>().SingleAsync(one => one.Name == Person);
            work.Db.Add(new OptOut { Id = OptOut.IdOf(contact.CustomerId, contact.Id), CustomerId = contact.CustomerId,
                ContactId = contact.Id, SaidAt = work.Now });
            await work.SaveAsync(CancellationToken.None);
            var theirs = await work.Db.Set<ContactMethod>().Where(one => one.ContactId == contact.Id).Select(one => one.Value)
                .ToListAsync();
            theirs.ShouldNotBeEmpty();
            var other = await work.Db.Set<Customer>().FirstAsync(one => one.Id != contact.CustomerId);
            foreach (var address in theirs)
            {
                (await ContactGate.IsOpenAsync(work, contact.CustomerId, address, default)).ShouldBeFalse();
                (await ContactGate.IsOpenAsync(work, other.Id, address, default)).ShouldBeFalse("the same person elsewhere");
            }

            (await ContactGate.IsOpenAsync(work, contact.CustomerId, "nobody@known.example", default)).ShouldBeFalse("it could be theirs");
            (await ContactGate.IsOpenAsync(work, other.Id, "somebody@else.example", default)).ShouldBeTrue();
        });
    }

    /// <summary>Whoever adds a second way out finds this test red: messages are made in one place, and carried from one.</summary>
    [Fact]
    public void There_is_one_place_that_writes_messages_and_one_that_carries_them_and_both_ask_the_gate()
    {
        var source = Path.Combine(Root(), "src");
        string[] Files(string text) =>
            [.. Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
                .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
                    && !path.Contains("CompiledModels", StringComparison.Ordinal)
                    && File.ReadAllText(path).Contains(text, StringComparison.Ordinal)).Select(path => Path.GetFileName(path))
                        .Order(StringComparer.Ordinal)];
        Files("new CustomerMessage").ShouldBe(["WriteToCustomer.cs"]);
        Files(".CarryAsync(").ShouldBe(["SendMessages.cs"]);
        Files("new SmtpClient").ShouldBe(["CarryMail.cs"]);
        Files("ContactGate.IsOpenAsync").ShouldBe(["SendMessages.cs", "StopContact.cs", "WriteToCustomer.cs"]);
        Files("new CustomerNews(").ShouldBe(["AskSurvey.cs", "GreetContact.cs", "SendCampaign.cs", "TellTicketNews.cs"]);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CrmBot.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    private static Task<int> OutsAsync(CrmBotTestApp app) => app.ReadAsync(view => view.Db.Set<OptOut>().CountAsync());

    private static Task<CrmBotTestApp> StartAsync(LoopbackMail mail) => CustomerMessageTests.StartAsync(mail.Settings);

    private static Task<bool> WrittenAsync(CrmBotTestApp app, MessageState state, string key) => app.StoreAsync(async work =>
    {
        var contact = await work.Db.Set<Contact>().SingleAsync(one => one.Name == Person);
        work.Db.Add(new CustomerMessage { Id = CustomerMessage.IdOf(key), CustomerId = contact.CustomerId, About = "csatUs",
            Channel = "mail", Address = "lijg@huadong.example", Subject = "s", Body = "b", CreatedAt = work.Now, State = state });
    });

    private static Task<List<CustomerMessage>> MessagesAsync(CrmBotTestApp app) => app.Services.GetRequiredService<IStore>().ReadAsync(
        (view, token) => view.Db.Set<CustomerMessage>().AsNoTracking().ToListAsync(token), CancellationToken.None);
}
