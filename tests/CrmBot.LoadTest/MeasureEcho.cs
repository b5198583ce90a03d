namespace CrmBot.LoadTest;

/// <summary>
/// Measures an authenticated echo through <c>CrmBot.Teams</c>, with no store, beside the bare endpoint: both are up all the time and take
/// turns in short rounds, so that whatever else the machine does meets both.
/// </summary>
internal static class MeasureEcho
{
    private const int Rounds = 6;

    public static async Task<int> RunAsync(LoadOptions options)
    {
        await using var connector = await MockConnector.StartAsync();
        await using var bare = await ServerProcess.StartAsync(typeof(Measure).Assembly.Location, Measure.FreeUrl(), ["bare"]);
        await using var echo = await ServerProcess.StartAsync(
            typeof(Measure).Assembly.Location, Measure.FreeUrl(), ["echo", "--connector", connector.ServiceUrl]);
        using var http = new HttpClient();
        var token = await http.GetStringAsync(new Uri(echo.Url + "/token"));
        var first = new DriveConversations(connector, bare, Sentence);
        var second = new DriveConversations(connector, echo, Sentence) { ServiceUrl = EchoEndpoint.ServiceUrl, Token = token };
        // Until the runtime has compiled both to the end.
        var length = TimeSpan.FromSeconds(options.Seconds);
        await first.RunAsync(8, TimeSpan.Zero, length / 2);
        await second.RunAsync(8, TimeSpan.Zero, length / 2);
        foreach (var conversations in options.Conversations)
            await CompareAsync(first, second, conversations, length / Rounds);
        System.Console.WriteLine($"  peak memory: bare {bare.PeakMemory / 1048576} MB, CrmBot.Teams {echo.PeakMemory / 1048576} MB");
        return 0;
    }

    private static async Task CompareAsync(DriveConversations bare, DriveConversations echo, int conversations, TimeSpan slice)
    {
        Report.PrintHead($"{conversations} at once, bare endpoint and CrmBot.Teams (token checked, activity read and admitted, reply with a token) in turn");
        List<(LoadFigures Bare, LoadFigures Echo)> rounds = [];
        for (var round = 0; round < Rounds; round++)
        {
            rounds.Add((await bare.RunAsync(conversations, TimeSpan.Zero, slice), await echo.RunAsync(conversations, TimeSpan.Zero, slice)));
            Report.Print(rounds[^1].Bare, 0);
            Report.Print(rounds[^1].Echo, 0);
        }

        var ratios = rounds.Select(each => each.Echo.Rate / each.Bare.Rate).Order().ToArray();
        var whole = rounds.Sum(each => each.Echo.Rate) / rounds.Sum(each => each.Bare.Rate);
        var cpu = rounds.Sum(each => each.Bare.CpuPerThousand) / rounds.Sum(each => each.Echo.CpuPerThousand);
        System.Console.WriteLine(
            $"ratio at {conversations}: {whole:F2} of the bare endpoint's rate (single rounds {ratios[0]:F2} to {ratios[^1]:F2}); "
            + $"{1 / cpu:F2} of its CPU per turn: {rounds.Average(each => each.Echo.CpuPerThousand):F2} against {rounds.Average(each => each.Bare.CpuPerThousand):F2} s per 1000");
    }

    private static string Sentence(int number, int activity) => $"hello {activity}";
}
