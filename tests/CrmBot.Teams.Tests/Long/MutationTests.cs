using System.Diagnostics;
using System.Net;
using System.Text;

namespace CrmBot.Teams.Tests.Long;

/// <summary>Seeded mutations of good activities and tokens: nothing may end in a 5xx, an exception or growing memory.</summary>
[Trait("Tier", "Long")]
public sealed class MutationTests(ITestOutputHelper output)
{
    private const int Count = 200_000;
    private const int Lanes = 8;

    [Fact]
    public async Task Two_hundred_thousand_mutated_requests_do_no_harm()
    {
        await using var bot = await RegisteredBot.StartAsync();
        var watch = Stopwatch.StartNew();
        await RunAsync(bot, Count / 10, 0);
        var before = Memory();
        var statuses = await RunAsync(bot, Count - (Count / 10), 1);
        var grown = Memory() - before;
        output.WriteLine($"{Count} requests in {watch.Elapsed.TotalSeconds:F1} s; memory grew {grown / 1024} KB; "
            + string.Join(", ", statuses.OrderBy(pair => pair.Key).Select(pair => $"{(int)pair.Key}: {pair.Value}")));
        statuses.Keys.ShouldAllBe(status => (int)status < 500);
        statuses.ContainsKey(HttpStatusCode.Accepted).ShouldBeTrue();
        statuses.ContainsKey(HttpStatusCode.BadRequest).ShouldBeTrue();
        statuses.ContainsKey(HttpStatusCode.Unauthorized).ShouldBeTrue();
        statuses.ContainsKey(HttpStatusCode.Forbidden).ShouldBeTrue();
        grown.ShouldBeLessThan(20 * 1024 * 1024);
    }

    private static async Task<Dictionary<HttpStatusCode, int>> RunAsync(RegisteredBot bot, int count, int seed)
    {
        var lanes = await Task.WhenAll(
            Enumerable.Range(0, Lanes).Select(lane => Task.Run(() => LaneAsync(bot, count / Lanes, (seed * 1000) + lane))));
        return lanes.SelectMany(lane => lane).GroupBy(pair => pair.Key)
            .ToDictionary(group => group.Key, group => group.Sum(pair => pair.Value));
    }

    private static async Task<Dictionary<HttpStatusCode, int>> LaneAsync(RegisteredBot bot, int count, int seed)
    {
        var random = new Random(seed);
        var mutate = new Mutate(random);
        var good = bot.Token.ToString();
        Dictionary<HttpStatusCode, int> statuses = [];
        for (var i = 0; i < count; i++)
        {
            var (token, body) = Request(bot, good, random, mutate);
            using var response = await bot.Host.PostAsync(body,
                request => request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token));
            statuses[response.StatusCode] = statuses.GetValueOrDefault(response.StatusCode) + 1;
            bot.Host.Handler.Seen.Clear();
            bot.Host.Log.Lines.Clear();
        }

        return statuses;
    }

    private static (string Token, byte[] Body) Request(RegisteredBot bot, string good, Random random, Mutate mutate)
    {
        var activity = random.Next(2) == 0 ? Samples.Message(serviceUrl: Samples.Trusted) : Samples.Click(serviceUrl: Samples.Trusted);
        var token = random.Next(4) == 0 ? TestToken.Entra(bot.Clock.GetUtcNow(), Samples.BotAppId) : bot.Token;
        switch (random.Next(6))
        {
            case 0: // JSON of the activity
                return (good, Encoding.UTF8.GetBytes(mutate.Tree(activity).ToJsonString()));
            case 1: // bytes of the activity
                return (good, mutate.Bytes(Encoding.UTF8.GetBytes(activity.ToJsonString())));
            case 2: // claims, signed
                mutate.Tree(token.Claims);
                break;
            case 3: // header, signed
                mutate.Tree(token.Header);
                break;
            case 4: // letters of the token
                return (mutate.Letters(good), Encoding.UTF8.GetBytes(activity.ToJsonString()));
            default: // both
                mutate.Tree(token.Claims);
                mutate.Tree(activity);
                break;
        }

        return (token.ToString(), Encoding.UTF8.GetBytes(activity.ToJsonString()));
    }

    private static long Memory()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
