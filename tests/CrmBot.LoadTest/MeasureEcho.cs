namespace CrmBot.LoadTest;

/// <summary>
/// Measures an authenticated echo through <c>CrmBot.Teams</c>, with no store, beside the bare endpoint: both are up all the time and take
/// turns in short rounds, so that whatever else the machine does meets both.
/// </summary>
internal static class MeasureEcho
{
    private const int Rounds = 24;

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
        await first.RunAsync(options.Conversations.Max(), TimeSpan.Zero, length);
        await second.RunAsync(options.Conversations.Max(), TimeSpan.Zero, length);
        foreach (var conversations in options.Conversations)
        {
            var (plain, ours) = await PlayAsync(first, second, conversations, length * 2 / Rounds);
            Report.PrintHead(
                $"{conversations} at once: the bare endpoint; below it CrmBot.Teams (token checked, activity read and admitted, reply with a token)");
            Report.Print(Joined(plain), bare.PeakMemory);
            Report.Print(Joined(ours), echo.PeakMemory);
            PrintRatio(plain, ours);
        }

        return 0;
    }

    private static async Task<(List<LoadFigures> Bare, List<LoadFigures> Echo)> PlayAsync(
        DriveConversations bare, DriveConversations echo, int conversations, TimeSpan slice)
    {
        List<LoadFigures> plain = [], ours = [];
        for (var round = 0; round < Rounds; round++)
        {
            plain.Add(await bare.RunAsync(conversations, TimeSpan.Zero, slice));
            ours.Add(await echo.RunAsync(conversations, TimeSpan.Zero, slice));
        }

        return (plain, ours);
    }

    // Percentiles are those of the rounds' middle.
    private static LoadFigures Joined(List<LoadFigures> rounds) => new(
        rounds[0].Conversations,
        rounds.Average(round => round.Rate),
        Middle(rounds.Select(round => round.P50)),
        Middle(rounds.Select(round => round.P95)),
        Middle(rounds.Select(round => round.P99)),
        rounds.Sum(round => round.CpuPerThousand * round.Turns) / Math.Max(1, rounds.Sum(round => round.Turns)),
        rounds.Sum(round => round.Turns),
        rounds.Sum(round => round.Failed));

    private static void PrintRatio(List<LoadFigures> bare, List<LoadFigures> echo)
    {
        var (plain, ours) = (Joined(bare), Joined(echo));
        var rounds = bare.Zip(echo, (one, other) => other.Rate / one.Rate).ToList();
        System.Console.WriteLine(
            $"ratio at {plain.Conversations}: {ours.Rate / plain.Rate:F2} of the bare endpoint's rate (middle of {Rounds} rounds {Middle(rounds):F2}), "
            + $"{ours.CpuPerThousand / plain.CpuPerThousand:F2} of its CPU per turn");
    }

    private static double Middle(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static string Sentence(int number, int activity) => $"hello {activity}";
}
