using System.Diagnostics;

namespace CrmBot.LoadTest;

/// <summary>
/// Hours of ordinary work in one go: so many turns a second, whether the bot keeps up or not, and minute by minute how long
/// they took, how much memory the bot holds and how large its files are. Fails when memory, files or latency creep.
/// </summary>
internal sealed class Soak(LoadOptions options, SoakOptions soak)
{
    private readonly List<SoakMinute> minutes = [];

    public async Task<int> RunAsync()
    {
        var data = options.Data ?? Directory.CreateTempSubdirectory("crmbot-soak-").FullName;
        try
        {
            await using var connector = await MockConnector.StartAsync();
            await BotUnderLoad.SeedAsync(data, options.Customers, soak.Conversations);
            await using var server = await BotUnderLoad.StartAsync(data);
            await PlayAsync(new DriveConversations(connector, server, BotUnderLoad.Sentence(data, soak.Conversations)), server, data);
            return SoakVerdict.Tell(minutes);
        }
        finally
        {
            if (options.Data is null) Directory.Delete(data, recursive: true);
        }
    }

    private async Task PlayAsync(DriveConversations drive, ServerProcess server, string data)
    {
        SoakMinute.PrintHead(options.Customers, soak);
        var pace = new Pace(TimeSpan.FromMinutes(soak.Minutes), soak.Rate, soak.Conversations);
        var talking =
            Task.WhenAll(Enumerable.Range(0, soak.Conversations).Select(number => Task.Run(() => TalkAsync(drive, pace, number))));
        for (var minute = 1; minute <= soak.Minutes; minute++)
        {
            await pace.UntilAsync(TimeSpan.FromMinutes(minute));
            minutes.Add(SoakMinute.Take(minute, pace.TakeLatencies(), server, data));
            minutes[^1].Print();
        }

        await talking;
    }

    // Measured from the moment a turn was due, so that a bot that stands still is not excused from what should have come meanwhile.
    private static async Task TalkAsync(DriveConversations drive, Pace pace, int number)
    {
        using var client = DriveConversations.Client();
        for (var turn = 0; pace.DueAt(number, turn) is { } due; turn++)
        {
            await pace.UntilAsync(due);
            var took = await drive.TurnAsync(client, number);
            pace.Add(took is { } milliseconds ? Math.Max(milliseconds, (pace.Elapsed - due).TotalMilliseconds) : null);
        }
    }
}

/// <param name="Minutes">How long it goes on.</param>
/// <param name="Rate">Turns a second, over all conversations.</param>
/// <param name="Conversations">Reps who talk, in turn.</param>
internal sealed record SoakOptions(int Minutes, int Rate, int Conversations)
{
    public static SoakOptions Parse(string[] args) =>
        new(LoadOptions.Number(args, "--minutes", 30), LoadOptions.Number(args, "--rate", 100), LoadOptions.Number(args, "--reps", 200));
}

/// <summary>When each turn is due, and how long those of the current minute took.</summary>
internal sealed class Pace(TimeSpan length, int rate, int conversations)
{
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly Lock gate = new();
    private List<double?> latencies = [];

    public TimeSpan Elapsed => clock.Elapsed;

    /// <summary>Null when the run is over.</summary>
    public TimeSpan? DueAt(int conversation, int turn)
    {
        var due = TimeSpan.FromSeconds((conversation + ((double)turn * conversations)) / rate);
        return due < length ? due : null;
    }

    public Task UntilAsync(TimeSpan due) => due > clock.Elapsed ? Task.Delay(due - clock.Elapsed) : Task.CompletedTask;

    public void Add(double? milliseconds)
    {
        lock (gate) latencies.Add(milliseconds);
    }

    public IReadOnlyList<double?> TakeLatencies()
    {
        lock (gate)
        {
            var taken = latencies;
            latencies = [];
            return taken;
        }
    }
}
