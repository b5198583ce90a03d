namespace CrmBot.Features.Reminders;

/// <summary>
/// Of several reminders of one customer, those whose own words were said: the quote for Alice is done finishes "send the quote" and not
/// "send the numbers". All of them when no word tells them apart.
/// </summary>
internal static class MeantByWords
{
    private const int ShortestWord = 4;
    private const int Pair = 2;

    public static IReadOnlyList<Reminder> Of(IReadOnlyList<Reminder> open, string? said)
    {
        if (open.Count < 2 || string.IsNullOrEmpty(said)) return open;
        var shared = open.Select(reminder => Shared(reminder.Text, said)).ToList();
        var most = shared.Max();
        return most == 0 ? open : [.. open.Where((_, at) => shared[at] == most)];
    }

    /// <summary>How many words of the task were said: Latin words without their s, pairs of other characters.</summary>
    private static int Shared(string task, string said) => Words(task).Distinct(StringComparer.OrdinalIgnoreCase)
        .Count(word => said.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Words(string task)
    {
        foreach (var word in task.Split([' ', ',', '.', ';', '-', '/', '(', ')'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (char.IsAsciiLetter(word[0]))
            {
                if (word.TrimEnd('s') is { Length: >= ShortestWord } stem) yield return stem;
                continue;
            }

            for (var at = 0; at + Pair <= word.Length; at++)
            {
                if (word[at] > '\u2E7F' && word[at + 1] > '\u2E7F') yield return word.Substring(at, Pair);
            }
        }
    }
}
