using System.Diagnostics;

namespace CrmBot.LoadTest;

/// <summary>The bot as a process of its own, on a store with many customers.</summary>
internal static class BotUnderLoad
{
    private static string Assembly => Path.Combine(AppContext.BaseDirectory, "bot", "CrmBot.dll");

    public static Task<ServerProcess> StartAsync(string data) =>
        ServerProcess.StartAsync(Assembly, Measure.FreeUrl(), [], Environment(data));

    /// <summary>Fills the store unless a run before did.</summary>
    public static async Task SeedAsync(string data, int customers, int people)
    {
        if (File.Exists(Path.Combine(data, "crmbot.db"))) return;
        var start = new ProcessStartInfo("dotnet", [Assembly, "seed", "--customers", $"{customers}", "--people", $"{people}"]);
        foreach (var (name, value) in Environment(data)) start.Environment[name] = value;
        using var seeding = Process.Start(start)!;
        await seeding.WaitForExitAsync();
        if (seeding.ExitCode != 0) throw new InvalidOperationException($"Seeding ended with {seeding.ExitCode}.");
    }

    /// <summary>
    /// Every rep talks about customers of their own; the numbers are spread so that neighbouring turns touch different ones.
    /// </summary>
    public static Func<int, int, string> Sentence(string data, int people)
    {
        var names = File.ReadAllLines(Path.Combine(data, "crowd.txt"));
        var each = names.Length / people;
        return (number, activity) =>
            $"刚跟{names[(int)(activity * 7919L % each * people) + number]}王总通了电话，参数没问题，就是嫌交期长，下周三上午十点再打";
    }

    private static Dictionary<string, string> Environment(string data) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["Data__Folder"] = data,
        ["Logging__LogLevel__Default"] = "Warning",
        // A line for each activity without a token is Development's; with tokens there is none.
        ["Logging__LogLevel__CrmBot.Teams.ReceiveActivity"] = "Error",
    };
}
