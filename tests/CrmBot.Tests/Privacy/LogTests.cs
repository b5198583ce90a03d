using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CrmBot.Features.Company;
using CrmBot.Features.Tickets.Queues;
using CrmBot.Runtime.Turns;
using CrmBot.Tests.Api;
using CrmBot.Tests.Outgoing;
using CrmBot.Tests.Surveys;
using CrmBot.Tests.TestApp;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Privacy;

/// <summary>The log is copied to places where nobody erases: so nobody's name, number, address or words ever get there.</summary>
public sealed class LogTests
{
    private const string Note = "爱喝龙井别提价格";

    private static readonly string[] Never = [.. PrivacyStory.Words, Note, PrivacyStory.Customer];

    [Fact]
    public async Task A_day_with_a_person_and_their_erasing_leave_nothing_of_them_in_the_log()
    {
        var log = new ProductionLog();
        using var mail = new LoopbackMail { Recipient = attempt => $"550 no mailbox {PrivacyStory.Mail} ({attempt})" };
        await using var hook = await LoopbackHook.StartAsync();
        hook.Answer = _ => Results.StatusCode(500);
        (string, string)[] settings = [.. ProductionLog.Settings, .. ApiTestClient.Keys, .. mail.Settings, .. hook.Settings(0, "*")];
        await using (var app = await CrmBotTestApp.StartAsync(services: log.Into, settings: settings))
        {
            await TellCustomersAsync(app);
            await PrivacyStory.TellAsync(app);
            await TalkAsync(app);
            await CallAsync(app);
            await SendTableAsync(app);
            await MailAsync(app, mail);
            await PrivacyStory.EraseAsync(app, $"删除{PrivacyStory.Customer}{PrivacyStory.Name}的个人信息");
        }

        log.Count.ShouldBeGreaterThan(100, "otherwise nothing is tested");
        foreach (var told in (string[])["\"LogLevel\":\"Debug\"", "Microsoft.AspNetCore", "CrmBot.Runtime"])
            log.Has(told).ShouldBeTrue(told);
        log.Find(Never).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_exception_that_quotes_what_somebody_typed_is_logged_without_its_text()
    {
        var log = new ProductionLog();
        await using (var app = await CrmBotTestApp.StartAsync(
            services: services => log.Into(services.AddSingleton<ICardVerb, QuotingVerb>()), settings: ProductionLog.Settings))
        {
            var lin = app.Direct(DemoPeople.LinTao);
            await lin.ClickAsync((await lin.SayAsync("恒达")).Id, "test.quote", new JsonObject { ["item"] = Note });
        }

        log.Find(Note).ShouldBeEmpty();
        foreach (var said in (string[])["failed; its failure is stored instead", nameof(FormatException), nameof(KeyNotFoundException),
            nameof(QuotingVerb)]) log.Has(said).ShouldBeTrue(said);
    }

    // Edited and deleted words, searches, forms, and a client that sends nonsense.
    private static async Task TalkAsync(CrmBotTestApp app)
    {
        var lin = app.Direct(DemoPeople.LinTao);
        var (_, message) = await lin.TellAsync($"刚跟{PrivacyStory.Customer}{PrivacyStory.Name}通了电话，她{Note}");
        await lin.EditAsync(message, $"刚跟{PrivacyStory.Customer}{PrivacyStory.Name}吃了饭，她{Note}");
        await lin.SayAsync(PrivacyStory.Phone);
        foreach (var query in (string[])[PrivacyStory.Name, PrivacyStory.Phone, Note])
            await lin.InvokeAsync("composeExtension/query",
                new JsonObject { ["commandId"] = "customers",
                    ["parameters"] = new JsonArray(new JsonObject { ["name"] = "query", ["value"] = query }) });
        await lin.InvokeAsync("task/fetch", new JsonObject { ["data"] = new JsonObject { ["form"] = Note } });
        await lin.InvokeAsync(Note, new JsonObject { ["x"] = PrivacyStory.Name });
        await lin.PostAsync(new JsonObject { ["type"] = Note, ["text"] = PrivacyStory.Name });
        using var broken = new StringContent($"{{\"text\": \"{PrivacyStory.Name} {Note}", Encoding.UTF8, "application/json");
        using var answer = await app.Http.PostAsync(new Uri("/api/messages", UriKind.Relative), broken,
            TestContext.Current.CancellationToken);
    }

    // Another program: names in addresses and bodies, right and wrong.
    private static async Task CallAsync(CrmBotTestApp app)
    {
        var client = new ApiTestClient(app, ApiTestClient.Secret) { Judges = false };
        foreach (var query in (string[])[$"name={PrivacyStory.Customer}", $"phone={PrivacyStory.Phone}",
            $"phone={Uri.EscapeDataString("138 0013 8123")}", $"email={PrivacyStory.Mail}", $"limit={PrivacyStory.Name}",
            $"nonsense={Note}"])
            await client.GetAsync("/customers?" + query);
        await client.GetAsync("/customers/" + Uri.EscapeDataString(PrivacyStory.Name));
        var lead = new JsonObject { ["company"] = PrivacyStory.Customer, ["contact"] = PrivacyStory.Name, ["phone"] = PrivacyStory.Phone,
            ["need"] = Note };
        await client.PostAsync("/leads", lead.DeepClone(), key: Note.Length + "k");
        lead["phone"] = Note;
        await client.PostAsync("/leads", lead);
        await client.SendAsync("POST", "/leads", $"{{\"company\": \"{PrivacyStory.Name}");
        await client.PostAsync("/tickets", new JsonObject { ["company"] = PrivacyStory.Customer, ["contact"] = PrivacyStory.Name,
            ["description"] = $"{PrivacyStory.Name} {PrivacyStory.Phone} {Note}" });
        await client.PostAsync("/scores",
            new JsonObject { ["company"] = PrivacyStory.Customer, ["score"] = 3, ["contact"] = PrivacyStory.Name, ["why"] = Note });
    }

    // Through the console, which keeps the file where the bot fetches it, and once from where it may not be fetched.
    private static async Task SendTableAsync(CrmBotTestApp app)
    {
        var table =
            $"公司,联系人,电话,备注\n{PrivacyStory.Customer},{PrivacyStory.Name},{PrivacyStory.Phone},{Note}\n{PrivacyStory.Name}商行,{PrivacyStory.Name},{Note},\n";
        using var kept = await app.Http.PostAsJsonAsync("/console/api/files",
            new { name = PrivacyStory.Name + ".csv", content = Convert.ToBase64String(Encoding.UTF8.GetBytes(table)) });
        var id = (await kept.Content.ReadFromJsonAsync<JsonObject>())!["id"]!.GetValue<string>();
        var admin = app.Direct(DemoPeople.Admin);
        foreach (var url in (string[])[$"{app.App.Urls.First()}/console/files/{id}",
            $"https://contoso.example/{Uri.EscapeDataString(PrivacyStory.Name)}.csv"])
        {
            var message = admin.Message("");
            message["attachments"] = new JsonArray(new JsonObject
            {
                ["contentType"] = "application/vnd.microsoft.teams.file.download.info", ["name"] = PrivacyStory.Name + ".csv",
                ["content"] = new JsonObject { ["downloadUrl"] = url, ["uniqueId"] = Guid.NewGuid().ToString(), ["fileType"] = "csv" },
            });
            await admin.PostAsync(message);
        }

        var shown = await app.Teams.WaitAsync(admin.Conversation,
            seen => seen.FirstOrDefault(one => one.Words.Contains("导入前先看一眼", StringComparison.Ordinal)), "the preview");
        await admin.ClickAsync(shown, "import.run");
        await app.Teams.WaitAsync(admin.Conversation,
            seen => seen.FirstOrDefault(one => one.Words.Contains("导入完成", StringComparison.Ordinal)), "the end");
    }

    private static Task<bool> TellCustomersAsync(CrmBotTestApp app) => app.StoreAsync(async work =>
    {
        var queues = app.Services.GetRequiredService<QueueTable>();
        foreach (var queue in app.Services.GetRequiredService<CompanySettings>().Queues)
            (await queues.ForChangeAsync(work, queue.Code, CancellationToken.None))!.TellsCustomer = true;
    });

    // Told by mail that her machine works again, which the mail server refuses, repeating the address.
    private static async Task MailAsync(CrmBotTestApp app, LoopbackMail mail)
    {
        var number = await app.Services.GetRequiredService<Runtime.Store.IStore>().ReadAsync(
            (view, _) => Task.FromResult(view.Db.Set<Features.Tickets.Ticket>().OrderByDescending(ticket => ticket.Number).First().Number),
            CancellationToken.None);
        var agent = app.Direct("demo-machao");
        await agent.SayAsync($"{number}我来");
        await agent.SayAsync($"{number}解决了，{Note}");
        for (var left = 100; left > 0 && mail.Attempts == 0; left--) await Task.Delay(100);
        mail.Attempts.ShouldBeGreaterThan(0, "a mail was tried");
    }

    private sealed class QuotingVerb : ICardVerb
    {
        public string Verb => "test.quote";

        public Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken) =>
            throw new FormatException($"Cannot read {action.Text("item")}",
                new KeyNotFoundException($"The given key '{action.Text("item")}' was not present in the dictionary."));
    }
}
