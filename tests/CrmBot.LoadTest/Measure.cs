using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace CrmBot.LoadTest;

/// <summary>Measures the bot beside the bare endpoint in one run and prints both and their ratio.</summary>
internal static class Measure
{
    public static async Task<int> RunAsync(LoadOptions options)
    {
        var data = options.Data ?? Directory.CreateTempSubdirectory("crmbot-load-").FullName;
        try
        {
            await using var connector = await MockConnector.StartAsync();
            var bare = options.BotOnly ? [] : await MeasureBareAsync(connector, options);
            var bot = await MeasureBotAsync(connector, options, data);
            Report.PrintRatios(bare, bot);
            return 0;
        }
        finally
        {
            if (options.Data is null) Directory.Delete(data, recursive: true);
        }
    }

    private static async Task<List<LoadFigures>> MeasureBareAsync(MockConnector connector, LoadOptions options)
    {
        await using var server = await ServerProcess.StartAsync(typeof(Measure).Assembly.Location, FreeUrl(), ["bare"]);
        Report.PrintHead($"bare endpoint: parses the activity, posts a prebuilt card of {PrebuiltCard.Json.Length} characters");
        return await EachAsync(new DriveConversations(connector, server, (_, activity) => $"hello {activity}"), server, options);
    }

    private static async Task<List<LoadFigures>> MeasureBotAsync(MockConnector connector, LoadOptions options, string data)
    {
        await BotUnderLoad.SeedAsync(data, options.Customers, options.People);
        await using var server = await BotUnderLoad.StartAsync(data);
        Report.PrintHead(
            $"CrmBot with {options.Customers:N0} customers: parse, link, commit (synchronous=FULL), preview card (first HTTP answer after {server.FirstAnswer.TotalSeconds:F1} s)");
        var figures = await EachAsync(new DriveConversations(connector, server, BotUnderLoad.Sentence(data, options.People)), server,
            options);
        await PrintStoreAsync(server);
        return figures;
    }

    public static async Task<List<LoadFigures>> EachAsync(DriveConversations drive, ServerProcess server, LoadOptions options)
    {
        var length = TimeSpan.FromSeconds(options.Seconds);
        if (options.WarmUp > 0) await drive.RunAsync(options.Conversations.Max(), TimeSpan.Zero, TimeSpan.FromSeconds(options.WarmUp));
        var figures = new List<LoadFigures>();
        foreach (var conversations in options.Conversations)
        {
            figures.Add(await drive.RunAsync(conversations, length / 3, length));
            Report.Print(figures[^1], server.PeakMemory);
        }

        return figures;
    }

    private static async Task PrintStoreAsync(ServerProcess server)
    {
        using var client = new HttpClient();
        var figures = JsonNode.Parse(await client.GetStringAsync(new Uri(server.Url + "/dev/store")))!;
        var writes = figures["writes"]!.GetValue<long>();
        System.Console.WriteLine(
            $"  database: {writes:N0} writes in {figures["commits"]!.GetValue<long>():N0} commits; {figures["workMilliseconds"]!.GetValue<double>() / Math.Max(1, writes):F3} ms of work per write, "
            + $"{figures["commitMilliseconds"]!.GetValue<double>() / Math.Max(1, figures["commits"]!.GetValue<long>()):F3} ms per commit");
    }

    public static string FreeUrl()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
    }
}
