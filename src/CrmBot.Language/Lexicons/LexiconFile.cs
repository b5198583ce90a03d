using System.Reflection;
using System.Text;

namespace CrmBot.Language.Lexicons;

/// <summary>Reads the word files embedded from <c>Lexicon/</c>.</summary>
internal static class LexiconFile
{
    private const string Prefix = "CrmBot.Language.Lexicon.";

    /// <summary>Lines that are neither empty nor comments.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + name)
            ?? throw new InvalidOperationException($"The embedded word file {name} is missing.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#') yield return line;
        }
    }

    /// <summary>The files whose name starts with <paramref name="folder"/>, in a fixed order.</summary>
    public static IEnumerable<string> In(string folder) => Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix + folder + ".", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(name => name[Prefix.Length..]);

    /// <summary><c>name: phrase | phrase</c>; an indented line continues the one above.</summary>
    public static IEnumerable<(string Name, string Phrase)> Phrases(string file)
    {
        var name = "";
        foreach (var line in Lines(file))
        {
            var words = line;
            if (!char.IsWhiteSpace(line[0]))
            {
                var colon = line.IndexOf(':', StringComparison.Ordinal);
                if (colon < 0) throw new InvalidOperationException($"{file}: \"{line}\" has no colon.");
                name = line[..colon];
                words = line[(colon + 1)..];
            }

            foreach (var phrase in words.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                foreach (var said in PhraseClasses.Expand(phrase))
                {
                    yield return (name, said.ToLowerInvariant());
                    if (ScriptBorder.Joined(said.ToLowerInvariant()) is { } joined) yield return (name, joined);   // 建个 deal
                }
            }
        }
    }
}
