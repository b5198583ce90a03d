using System.Text.Json.Nodes;
using CrmBot.Runtime.Files;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using CrmBot.Tests.TestApp;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Privacy;

/// <summary>What is kept about somebody, as one file for whoever asked, after a second person agreed.</summary>
public sealed class ExportTests
{
    [Theory, EachEngine]
    public async Task The_file_is_made_only_after_a_second_person_agreed_only_for_the_asker_and_holds_every_record(EngineKind engine)
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: await FreshDatabase.OnAsync(engine));
        await PrivacyStory.TellAsync(app);
        await app.Direct(DemoPeople.Admin).SayAsync("帮助");
        await PrivacyStory.AskAsync(app, $"导出{PrivacyStory.Customer}{PrivacyStory.Name}的个人数据");
        var request = await PrivacyStory.RequestAsync(app);
        (await FileAsync(app, DemoPeople.TeamLead, request.Id)).ShouldBeNull("nobody has agreed");
        await app.Direct(DemoPeople.Admin).ClickAsync(await PrivacyStory.CardOfAsync(app), "privacy.confirm");
        (await FileAsync(app, DemoPeople.Admin, request.Id)).ShouldBeNull("another one asked");

        var json = (await FileAsync(app, DemoPeople.TeamLead, request.Id)).ShouldNotBeNull();
        json["about"]!["contact"]!.GetValue<string>().ShouldBe(PrivacyStory.Name);
        var records = json["records"]!.AsArray().Select(one => (JsonObject)one!).ToList();
        ((string[])["contact", "contact_method", "interaction", "ticket"])
            .ShouldBeSubsetOf(records.Select(one => one["kind"]!.GetValue<string>()));
        var contact = records.Single(one => one["kind"]!.GetValue<string>() == "contact");
        contact["log"]!.AsArray().Count.ShouldBeGreaterThan(0);
        json.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
            .ShouldSatisfyAllConditions(
                text => text.ShouldContain("+86" + PrivacyStory.Phone), text => text.ShouldContain(PrivacyStory.Mail),
                text => text.ShouldContain("林涛"), text => text.ShouldNotContain("恒达"));
        await app.AdvanceAsync(TimeSpan.FromDays(8));
        (await FileAsync(app, DemoPeople.TeamLead, request.Id)).ShouldBeNull("a week later it is gone");
    }

    [Theory, EachEngine]
    public async Task A_colleague_gets_their_own_record_and_of_customers_only_that_they_look_after_them(EngineKind engine)
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: await FreshDatabase.OnAsync(engine));
        await app.Direct(DemoPeople.Admin).SayAsync("帮助");
        await PrivacyStory.AskAsync(app, "导出我的个人数据", DemoPeople.LinTao);
        var request = await PrivacyStory.RequestAsync(app);
        await app.Direct(DemoPeople.Admin).ClickAsync(await PrivacyStory.CardOfAsync(app), "privacy.confirm");
        var json = (await FileAsync(app, DemoPeople.LinTao, request.Id)).ShouldNotBeNull();
        json["about"]!["colleague"]!.GetValue<string>().ShouldBe("林涛");
        json["records"]!.AsArray().ShouldContain(one => one!["kind"]!.GetValue<string>() == "person");
        json["takesPartIn"]!.AsArray().Count.ShouldBeGreaterThan(3);
        json["takesPartIn"]!.ToJsonString().ShouldNotContain("fields");
    }

    private static async Task<JsonObject?> FileAsync(CrmBotTestApp app, string person, Guid request) =>
        await app.Services.GetRequiredService<IMakeFiles>()
            .MakeAsync(new Sender(person, person, null, null, null), $"personal_data/{request:N}", CancellationToken.None) is { } file
            ? (JsonObject)JsonNode.Parse(file.Content.Span)!
            : null;
}
