using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CrmBot.Features.Api.Events;
using CrmBot.Features.Hooks;
using CrmBot.Runtime.Store;
using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Api;

/// <summary>Web hooks as their receivers see them.</summary>
public sealed class WebHookTests
{
    [Fact]
    public async Task Each_receiver_gets_what_it_wants_in_order_and_signed()
    {
        await using var hook = await LoopbackHook.StartAsync();
        await using var other = await LoopbackHook.StartAsync();
        await using var app = await CrmBotTestApp.StartAsync(
            settings: [.. ApiTestClient.Keys, .. hook.Settings(0, "ticket.*"), .. other.Settings(1, EventTypes.CustomerCreated)]);
        var client = await ReadyAsync(app, 2);
        var agent = await client.PersonAsync("李娜");
        var path = "/tickets/"
            + (await client.PostAsync("/tickets", new JsonObject { ["company"] = "钩子公司", ["description"] = "异响" })).Body["ticket"]!["id"];
        await client.PatchAsync(path, new JsonObject { ["action"] = "claim", ["by"] = agent });
        await client.PatchAsync(path, new JsonObject { ["action"] = "resolve", ["by"] = agent, ["cause"] = "轴承" });
        await hook.WaitAsync(3);
        await other.WaitAsync(1);
        hook.Calls.Select(call => call.Type).ShouldBe([EventTypes.TicketCreated, EventTypes.TicketClaimed, EventTypes.TicketResolved]);
        other.Calls.Single().Type.ShouldBe(EventTypes.CustomerCreated);
        foreach (var call in hook.Calls)
        {
            Signed(call).ShouldBeTrue();
            Signed(call with { Body = call.Body + " " }).ShouldBeFalse();
            ApiDocument.Shipped.Judge(new JsonObject { ["$ref"] = "#/components/schemas/Event" }, call.Body).ShouldBe("");
            ((string)call.Json["id"]!, call.Body.Contains("异响", StringComparison.Ordinal)).ShouldBe((call.EventId, false));
        }
    }

    [Fact]
    public async Task What_is_not_taken_comes_again_in_order_also_after_a_restart_and_nothing_is_lost()
    {
        await using var hook = await LoopbackHook.StartAsync();
        hook.Answer = number => Results.StatusCode(number switch { 1 => 500, 2 => 302, _ => 503 });
        var settings = ApiTestClient.Keys.Concat(hook.Settings(0, EventTypes.CustomerCreated)).ToArray();
        var folder = Directory.CreateTempSubdirectory("crmbot-hook-").FullName;
        try
        {
            List<string> created = [];
            var first = await CrmBotTestApp.StartAsync(folder, settings: settings);
            var client = await ReadyAsync(first, 1);
            for (var number = 0; number < 3; number++)
                created.Add((string)(await client.PostAsync("/customers", new JsonObject { ["name"] = $"重启{number}" })).Body["id"]!);
            await hook.WaitAsync(2);
            await first.StopAsync();
            await first.Teams.DisposeAsync();
            var before = hook.Calls.Count;
            hook.Calls.Select(call => call.EventId).Distinct().Count().ShouldBe(1);
            hook.Answer = _ => Results.Ok();
            await using var second = await CrmBotTestApp.StartAsync(folder, settings: settings);
            // Its pause need not be sat out.
            await second.Services.GetRequiredService<IStore>()
                .WriteAsync("test", (work, _) => work.Sql.ExecuteAsync("UPDATE event_reader SET not_before = 0"),
                    TestContext.Current.CancellationToken);
            await hook.WaitAsync(before + 3);
            hook.Calls.Skip(before).Select(call => (string)call.Json["record"]!["id"]!).ShouldBe(created);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task After_a_day_an_event_is_put_aside_stands_on_the_operators_card_and_is_sent_again_from_there()
    {
        await using var hook = await LoopbackHook.StartAsync();
        hook.Answer = _ => Results.StatusCode(500);
        await using var app =
            await CrmBotTestApp.StartAsync(settings: [.. ApiTestClient.Keys, .. hook.Settings(0, EventTypes.CustomerCreated)]);
        var client = await ReadyAsync(app, 1);
        await client.PostAsync("/customers", new JsonObject { ["name"] = "放弃一" });
        await client.PostAsync("/customers", new JsonObject { ["name"] = "放弃二" });
        await hook.WaitAsync(1);
        // They were told two days ago: the next try that fails is the last.
        await app.Services.GetRequiredService<IStore>().WriteAsync("test", async (work, _) =>
        {
            await work.Sql.ExecuteAsync("UPDATE event SET system_at = system_at - 172800000");
            return await work.Sql.ExecuteAsync("UPDATE event_reader SET not_before = 0");
        }, CancellationToken.None);
        for (var at = 0; at < 200 && await CountAsync(app, "SELECT COUNT(*) FROM event_dead") < 2; at++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        var admin = app.Direct(DemoPeople.Admin);
        var card = await admin.SayAsync("运行状况");
        card.Words.ShouldContain("2 条放弃了");
        hook.Answer = _ => Results.Ok();
        var before = hook.Calls.Count;
        DemoApp.Words(await admin.ClickAsync(card, "status.again", ("item", "events"))).ShouldContain("正在补发 2 条");
        await hook.WaitAsync(before + 2);
        for (var at = 0; at < 200 && await CountAsync(app, "SELECT COUNT(*) FROM event_dead") > 0; at++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        (await admin.SayAsync("运行状况")).Words.ShouldContain("都收得到");
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_a_partners_hook_brings_partners_fields()
    {
        await using var elsewhere = await LoopbackHook.StartAsync();
        await using var hook = await LoopbackHook.StartAsync();
        await using var partner = await LoopbackHook.StartAsync();
        hook.Answer = _ => Results.Redirect(elsewhere.Url, preserveMethod: true);
        await using var app = await CrmBotTestApp.StartAsync(
            settings: [.. ApiTestClient.Keys, .. hook.Settings(0, "customer.*"), .. partner.Settings(1, "lead.*", "customer.*"),
                ("Hooks:1:Partner", "true")]);
        var client = await ReadyAsync(app, 2);
        await client.PostAsync("/leads", new JsonObject { ["company"] = "改道公司", ["source"] = "website" });
        await hook.WaitAsync(1);
        await partner.WaitAsync(2);
        elsewhere.Calls.ShouldBeEmpty();
        foreach (var call in partner.Calls)
            call.Json.Select(field => field.Key).ShouldBe(["id", "type", "at", "record", "customer"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.8.8.8", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("8.8.8.8", true)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::a9fe:a9fe", false)]
    [InlineData("64:ff9b::808:808", true)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("2606:4700:4700::1111", true)]
    public void Only_addresses_of_the_open_net_are_called(string address, bool isOpen)
    {
        new HookSettings(AllowsPrivate: false, AllowsLoopback: false).MayReach(IPAddress.Parse(address)).ShouldBe(isOpen);
        new HookSettings(AllowsPrivate: true, AllowsLoopback: false).MayReach(IPAddress.Parse(address)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_hook_that_cannot_be_used_stops_the_start_with_a_sentence()
    {
        var problem = await Should.ThrowAsync<Exception>(() => CrmBotTestApp.StartAsync(
            settings: [("Hooks:0:Url", "ftp://127.0.0.1/"), ("Hooks:0:Secret", new string('s', 32)), ("Hooks:0:Events:0", "*")]));
        CrmBot.Settings.StartProblem.Explain(problem).ShouldNotBeNull().ShouldStartWith("CrmBot does not start: Hooks:0:Url must be");
    }

    [Fact]
    public async Task A_name_that_leads_to_an_address_of_our_own_is_not_called()
    {
        await using var hook = await LoopbackHook.StartAsync();
        await using var app = await CrmBotTestApp.StartAsync(settings: ApiTestClient.Keys);
        using var call = new CallHook(new HookSettings(false, false), app.Clocks);
        var port = new Uri(hook.Url).Port;
        var told = new Runtime.Events.StoredEvent(default, Guid.NewGuid(), "customer.created", new RecordRef("customer", Guid.NewGuid()),
            null, "{}", 0);
        foreach (var host in new[] { "127.0.0.1", "localhost", "[::1]", "0x7f000001" })
            (await call.SendAsync(new WebHook("x", new Uri($"http://{host}:{port}/hook"), new byte[32], ["*"], false), told,
                CancellationToken.None)).Failure.ShouldBe("address", host);
        hook.Calls.ShouldBeEmpty();
    }

    // Receivers begin with what happens from when they are first served.
    private static async Task<ApiTestClient> ReadyAsync(CrmBotTestApp app, int readers)
    {
        for (var at = 0; at < 200 && await CountAsync(app, "SELECT COUNT(*) FROM event_reader") < readers; at++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        return new ApiTestClient(app, ApiTestClient.Secret);
    }

    private static Task<long> CountAsync(CrmBotTestApp app, string sql) =>
        app.Services.GetRequiredService<IStore>()
            .ReadAsync((view, _) => view.Sql.FirstAsync(sql, row => row.Number(0)), CancellationToken.None);

    // As the README tells receivers to do it.
    private static bool Signed(HookCall call)
    {
        var (time, hex) = (call.Signature.Split(',')[0]["t=".Length..], call.Signature.Split(",v1=")[1]);
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(ApiTestClient.Signing), Encoding.UTF8.GetBytes($"{time}.{call.Body}"));
        return Math.Abs(
            DateTimeOffset.UtcNow.ToUnixTimeSeconds() - long.Parse(time, System.Globalization.CultureInfo.InvariantCulture)) < 300
            && CryptographicOperations.FixedTimeEquals(expected, Convert.FromHexString(hex));
    }
}
