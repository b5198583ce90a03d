using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Api;

/// <summary>Keys that are not quite right, and keys that ask too often.</summary>
public sealed class KeyTests
{
    [Fact]
    public async Task Foreign_shortened_longer_and_empty_keys_are_nobodys_and_a_key_in_the_address_is_refused()
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: ApiTestClient.Keys);
        foreach (var wrong in new[] { "", "x", ApiTestClient.Secret[..^1], ApiTestClient.Secret + "0",
            ApiTestClient.Secret.ToUpperInvariant(), new string('a', 5000), "erp" })
            (await new ApiTestClient(app, wrong).GetAsync("/customers")).Status.ShouldBe(401, wrong);
        foreach (var name in new[] { "key", "access_token", "api_key", "Token" })
            (await new ApiTestClient(app, "").GetAsync($"/customers?{name}={ApiTestClient.Secret}")).Status.ShouldBe(400, name);
        (await new ApiTestClient(app, ApiTestClient.Secret).GetAsync($"/customers?key={ApiTestClient.Secret}")).Status.ShouldBe(400);
        (await new ApiTestClient(app, ApiTestClient.Secret).GetAsync("/customers")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_key_that_asks_too_often_is_told_how_long_to_wait_and_others_are_answered()
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: [.. ApiTestClient.Keys, ("Api:Keys:0:PerMinute", "5")]);
        var busy = new ApiTestClient(app, ApiTestClient.Secret);
        for (var left = 4; left >= 0; left--)
        {
            var reply = await busy.GetAsync("/people");
            (reply.Status, reply.Headers.GetValues("RateLimit-Remaining").Single())
                .ShouldBe((200, left.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        var refused = await busy.GetAsync("/people");
        refused.Status.ShouldBe(429);
        refused.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        (await new ApiTestClient(app, ApiTestClient.Team).GetAsync("/people")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Whoever_guesses_keys_is_soon_not_answered_any_more()
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: [.. ApiTestClient.Keys, ("Api:StrangersPerMinute", "10")]);
        List<int> answered = [];
        for (var guess = 0; guess < 20; guess++)
            answered.Add((await new ApiTestClient(app, $"guess-{guess:D32}").GetAsync("/people")).Status);
        answered.Count(status => status == 401).ShouldBe(10);
        answered[^1].ShouldBe(429);
        // Whoever has a key comes from the same address and is served.
        (await new ApiTestClient(app, ApiTestClient.Secret).GetAsync("/people")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_key_may_stand_in_the_settings_as_its_hash_alone()
    {
        const string Hash = "Api:Keys:0:Hash";
        var hashed = Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(ApiTestClient.Secret)));
        await using var app = await CrmBotTestApp.StartAsync(settings: [.. ApiTestClient.Keys, ("Api:Keys:0:Secret", ""), (Hash, hashed)]);
        (await new ApiTestClient(app, ApiTestClient.Secret).GetAsync("/people")).Status.ShouldBe(200);
        (await new ApiTestClient(app, hashed).GetAsync("/people")).Status.ShouldBe(401, "the hash opens nothing");
    }

    [Theory]
    [InlineData("Api:Keys:0:Hash", "1234")]
    [InlineData("Api:Keys:3:Hash", "0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("Api:Keys:0:PerMinute", "0")]
    [InlineData("Api:Keys:0:Partner", "maybe")]
    [InlineData("Api:StrangersPerMinute", "none")]
    [InlineData("Hooks:0:Url", "http://example.com/hook")]
    [InlineData("Hooks:0:Secret", "short")]
    [InlineData("Hooks:0:Events:0", "ticket.burnt")]
    [InlineData("Hooks:AllowPrivate", "perhaps")]
    public async Task A_setting_that_cannot_be_used_stops_the_start_and_is_named(string setting, string value)
    {
        (string, string)[] hook = [("Hooks:0:Url", "https://example.com/hook"), ("Hooks:0:Secret", ApiTestClient.Signing),
            ("Hooks:0:Events:0", "*")];
        (await Should.ThrowAsync<ArgumentException>(
            async () => await CrmBotTestApp.StartAsync(
                settings: [.. ApiTestClient.Keys, .. hook, (setting, value)]))).Message.ShouldContain(
                    setting.Split(':')[^1] is "0" ? "Events" : setting);
    }
}
