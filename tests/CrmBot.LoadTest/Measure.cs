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
        var assembly = Path.Combine(AppContext.BaseDirectory, "bot", "CrmBot.dll");
        if (!File.Exists(Path.Combine(data, "crmbot.db"))) await SeedAsync(assembly, options, data);
        await using var server = await ServerProcess.StartAsync(assembly, FreeUrl(), [], Environment(data));
        Report.PrintHead($"CrmBot with {options.Customers:N0} customers: parse, link, commit (synchronous=FULL), preview card (first HTTP answer after {server.FirstAnswer.TotalSeconds:F1} s)");
        var figures = await EachAsync(new DriveConversations(connector, server, Sentence(data, options.People)), server, options);
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

    private static async Task SeedAsync(string assembly, LoadOptions options, string data)
    {
        var start = new System.Diagnostics.ProcessStartInfo("dotnet");
        foreach (var argument in (string[])[assembly, "seed", "--customers", $"{options.Customers}", "--people", $"{options.People}"])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in Environment(data))
        {
            start.Environment[name] = value;
        }

        using var seeding = System.Diagnostics.Process.Start(start)!;
        await seeding.WaitForExitAsync();
        if (seeding.ExitCode != 0)
        {
            throw new InvalidOperationException($"Seeding ended with {seeding.ExitCode}.");
        }
    }

    private static Dictionary<string, string> Environment(string data) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["Data__Folder"] = data,
        ["Logging__LogLevel__Default"] = "Warning",
    };

    // Every rep talks about customers of their own; the numbers are spread so that neighbouring turns touch different ones.
    private static Func<int, int, string> Sentence(string data, int people)
    {
        var names = File.ReadAllLines(Path.Combine(data, "crowd.txt"));
        var each = names.Length / people;
        return (number, activity) =>
            $"刚跟{names[(int)(activity * 7919L % each * people) + number]}王总通了电话，参数没问题，就是嫌交期长，下周三上午十点再打";
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
