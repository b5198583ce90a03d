using System.Net;
using System.Text.Json.Nodes;

namespace CrmBot.Teams.Tests.Differential;

/// <summary>The same tokens to us and to Microsoft's own library: alike, except where our rule differs on purpose.</summary>
public sealed class SameVerdictTests(ITestOutputHelper output)
{
    [Fact]
    public async Task We_decide_as_microsofts_library_except_where_we_mean_to()
    {
        var now = DateTimeOffset.UtcNow;
        var cases = TokenCases.All(now).ToList();
        await using var bot = await RegisteredBot.StartAsync(new ManualClock(now));
        var theirs = await OfficialConnector.DecideAsync(Input(bot, cases));
        List<string> surprises = [];
        for (var i = 0; i < cases.Count; i++)
        {
            var (we, they) = (await TakenAsync(bot, cases[i]), theirs[i]!["allowed"]!.GetValue<bool>());
            var found = we == they ? Verdicts.Same : we ? Verdicts.WeTake : Verdicts.WeRefuse;
            output.WriteLine($"{(we ? "taken" : "refused"),-8} {(they ? "taken" : "refused"),-8} {cases[i].Name} {cases[i].Why}");
            if (found != cases[i].Expected)
                surprises.Add($"{cases[i].Name}: {found} (they say: {theirs[i]!["reason"]})");
        }

        output.WriteLine($"{cases.Count} cases, {cases.Count(each => each.Expected != Verdicts.Same)} differences on purpose");
        surprises.ShouldBeEmpty();
        cases.Count.ShouldBeGreaterThanOrEqualTo(40);
    }

    private static JsonObject Input(RegisteredBot bot, IEnumerable<TokenCase> cases) => new()
    {
        ["appId"] = Samples.BotAppId,
        ["keys"] = new JsonObject
        {
            ["https://login.botframework.com/v1/.well-known/openidconfiguration"] = Keys(bot, FakeIssuers.BotLogin),
            ["https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration"] = Keys(bot, FakeIssuers.EntraLogin),
        },
        ["cases"] =
            new JsonArray([.. cases.Select(each => new JsonObject { ["header"] = each.Header, ["activity"] = each.Activity.DeepClone() })]),
    };

    private static JsonArray Keys(RegisteredBot bot, string host) => [.. bot.Issuers.Keys[host].Select(key => key.DeepClone())];

    private static async Task<bool> TakenAsync(RegisteredBot bot, TokenCase each)
    {
        using var response = await bot.Host.PostAsync(each.Activity.ToJsonString(), request =>
            request.Headers.TryAddWithoutValidation("Authorization", each.Header));
        return response.StatusCode == HttpStatusCode.Accepted;
    }
}
