namespace CrmBot.Tests.Killing;

/// <summary>Several instances on one database, each killed again and again like a pulled plug at moments of its own.</summary>
/// <param name="settings">What all of them start with, the database among it.</param>
internal sealed class MortalInstances(int count, int seed, IReadOnlyList<(string Key, string Value)> settings)
{
    private readonly Uri?[] addresses = new Uri?[count];
    private int turn;

    /// <summary>One of those that live, in turn; null while none does.</summary>
    public Uri? Next()
    {
        var from = Interlocked.Increment(ref turn);
        return Enumerable.Range(0, count).Select(step => addresses[(from + step) % count]).FirstOrDefault(address => address is not null);
    }

    /// <summary>Each lives and is killed so many times; then all live once more while <paramref name="end"/> runs.</summary>
    /// <param name="begin">Called when the database is there.</param>
    public async Task RunAsync(int kills, Action begin, Func<Task> end)
    {
        var folders = Enumerable.Range(0, count).Select(number => Directory.CreateTempSubdirectory($"crmbot-instance-{number}-").FullName)
            .ToList();
        // The first makes the database; together they would all wait for that.
        using (await StartAsync(folders[0]))
        {
        }

        begin();
        await Task.WhenAll(folders.Select((folder, number) => LiveAsync(number, folder, kills)));
        var last = await Task.WhenAll(folders.Select(StartAsync));
        for (var number = 0; number < count; number++) addresses[number] = new Uri(last[number].Url);
        await end();
        foreach (var bot in last) bot.Dispose();
        foreach (var folder in folders) Directory.Delete(folder, recursive: true);
    }

    private async Task LiveAsync(int number, string folder, int kills)
    {
        var random = new Random(seed + number);
        for (var kill = 0; kill < kills; kill++)
        {
            using var bot = await StartAsync(folder);
            addresses[number] = new Uri(bot.Url);
            // Some are cut off in their first breath, most long after their code is compiled and people are served.
            await Task.Delay(random.Next(200, 15_000));
            addresses[number] = null;
        }
    }

    private Task<RunningBot> StartAsync(string folder) => RunningBot.StartAsync(folder: folder, settings: settings);
}
