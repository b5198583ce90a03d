using System.CommandLine;
using System.Globalization;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns.Unread;

namespace CrmBot.Commands;

/// <summary>Prints the sentences nobody understood, newest first: moment, closest intents, text.</summary>
internal static class UnreadCommand
{
    private const int MostListed = 1_000;

    public static Command Make(string[] settings)
    {
        var days = new Option<int>("--days") { Description = "How many days to look back.", DefaultValueFactory = _ => 7 };
        var command = new Command("unread", "Prints the sentences that could not be understood, for the weekly review.") { days };
        command.SetAction((parsed, cancellationToken) => RunAsync(settings, parsed.GetValue(days), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] settings, int days, CancellationToken cancellationToken)
    {
        await using var app = CrmBotApp.Build(settings);
        await app.Services.GetRequiredService<Database.IMigrateDatabase>().RunAsync(cancellationToken);
        var unread = app.Services.GetRequiredService<UnreadSentences>();
        var found = await app.Services.GetRequiredService<IStore>().ReadAsync(
            (view, _) => unread.ListAsync(view, view.Now - (long)TimeSpan.FromDays(days).TotalMilliseconds, MostListed), cancellationToken);
        foreach (var sentence in found) await System.Console.Out.WriteLineAsync(Line(sentence));
        await System.Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{found.Count} sentences in {days} days."));
        return 0;
    }

    private static string Line(UnreadSentence sentence)
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(sentence.At).ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
        var text = sentence.Text is { } kept ? string.Concat(kept.Select(c => char.IsControl(c) ? ' ' : c)) : "(not kept)";
        return $"{at}\t{(sentence.Closest.Count == 0 ? "-" : string.Join(',', sentence.Closest))}\t{text}";
    }
}
