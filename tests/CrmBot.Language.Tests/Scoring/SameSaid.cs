namespace CrmBot.Language.Tests.Scoring;

/// <summary>
/// Sentences that say the same thing: each line of a group of <c>cases/newcomer/same.txt</c>, with one and the same name or time put in.
/// </summary>
internal sealed record SameSaid(string Intent, string[] Sentences)
{
    public static IEnumerable<SameSaid> ReadAll()
    {
        string[]? puts = null;
        var (intent, lines) = ("", new List<string>());
        foreach (var line in File.ReadLines(Path.Combine(CaseFile.Folder, "newcomer", "same.txt")).Append(""))
        {
            if (line.StartsWith('#')) continue;
            if (line.StartsWith('['))
            {
                intent = line[1..line.IndexOf(']', StringComparison.Ordinal)];
                puts = [.. line[(intent.Length + 2)..].Split('|', StringSplitOptions.TrimEntries)];
            }
            else if (line.Length > 0)
            {
                lines.Add(line);
            }
            else if (puts is not null)
            {
                foreach (var put in puts)
                    yield return new SameSaid(intent, [.. lines.Select(said => said.Replace("{}", put, StringComparison.Ordinal))]);
                (puts, lines) = (null, []);
            }
        }
    }
}
