using System.Globalization;

namespace CrmBot.LoadTest;

/// <param name="Customers">Customers in the bot's store.</param>
/// <param name="Seconds">Length of each measurement, after a warm-up of a third of it.</param>
/// <param name="Conversations">Conversations at once, one measurement each.</param>
/// <param name="Data">A data folder to keep: seeded on first use, used again later. Null: a new one, deleted afterwards.</param>
/// <param name="WarmUp">Seconds of traffic before the first measurement, so that a
/// server is measured as it runs for days and not while its code is compiled.</param>
/// <param name="BotOnly">Leaves the bare endpoint out: for profiling, never for a ratio.</param>
internal sealed record LoadOptions(int Customers, int Seconds, IReadOnlyList<int> Conversations, string? Data, int WarmUp, bool BotOnly)
{
    /// <summary>Reps, each with customers of their own; never fewer, so that a kept store serves every measurement.</summary>
    public int People => Math.Max(32, Conversations.Max());

    public static LoadOptions Parse(string[] args) => new(
        Number(args, "--customers", 100_000),
        Number(args, "--seconds", 12),
        [.. Text(args, "--at", "1,8,32").Split(',').Select(part => int.Parse(part, CultureInfo.InvariantCulture))],
        Text(args, "--data", "") is { Length: > 0 } folder ? folder : null,
        Number(args, "--warm-up", 25),
        args.Contains("--bot-only"));

    /// <summary>The number after an argument's name.</summary>
    public static int Number(string[] args, string name, int otherwise) =>
        int.Parse(Text(args, name, otherwise.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);

    private static string Text(string[] args, string name, string otherwise)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : otherwise;
    }
}
