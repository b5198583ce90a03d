using System.Globalization;
using System.Text;

namespace CrmBot.Cards;

/// <summary>
/// One sentence with places to fill: <c>{count}</c> is replaced by the value, <c>{count:lead|leads}</c> by one of the two words,
/// the first when the value is 1. <c>{{</c> and <c>}}</c> are plain braces.
/// </summary>
internal sealed class Sentence
{
    private readonly List<(string Text, string? Parameter, string? One, string? Other)> _parts = [];

    private Sentence(string source) => Source = source;

    public string Source { get; }

    public IEnumerable<string> Parameters => _parts.Where(p => p.Parameter is not null).Select(p => p.Parameter!).Distinct();

    /// <exception cref="FormatException">A brace is not closed.</exception>
    public static Sentence Parse(string source)
    {
        var sentence = new Sentence(source);
        var text = new StringBuilder();
        for (var at = 0; at < source.Length; at++)
        {
            if (source[at] is '{' or '}' && at + 1 < source.Length && source[at + 1] == source[at])
                text.Append(source[at++]);
            else if (source[at] == '{')
                at = sentence.AddParameter(source, at, text);
            else if (source[at] == '}')
                throw new FormatException("a closing brace without an opening one");
            else
                text.Append(source[at]);
        }

        sentence._parts.Add((text.ToString(), null, null, null));
        return sentence;
    }

    private int AddParameter(string source, int at, StringBuilder text)
    {
        var end = source.IndexOf('}', at);
        if (end < 0)
            throw new FormatException("an opening brace without a closing one");
        var pieces = source[(at + 1)..end].Split([':', '|']);
        if (pieces.Length is not (1 or 3) || pieces[0].Length == 0)
            throw new FormatException($"'{source[at..(end + 1)]}' is neither {{name}} nor {{name:one|other}}");
        _parts.Add((text.ToString(), pieces[0], pieces.ElementAtOrDefault(1), pieces.ElementAtOrDefault(2)));
        text.Clear();
        return end;
    }

    /// <exception cref="FormatException">A value is missing.</exception>
    public string Fill(ReadOnlySpan<(string Name, object? Value)> values)
    {
        if (_parts.Count == 1)
            return _parts[0].Text;
        var filled = new StringBuilder();
        foreach (var (text, parameter, one, other) in _parts)
        {
            filled.Append(text);
            if (parameter is null)
                continue;
            var value = Print(Find(values, parameter));
            filled.Append(one is null ? value : value == "1" ? one : other);
        }

        return filled.ToString();
    }

    private static object? Find(ReadOnlySpan<(string Name, object? Value)> values, string parameter)
    {
        foreach (var (name, value) in values)
            if (name == parameter)
                return value;
        throw new FormatException($"the value for {{{parameter}}} is missing");
    }

    private static string Print(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
