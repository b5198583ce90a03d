using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrmBot.Cards;

/// <summary>All sentences of one locale: as the tree cards bind under <c>t</c>, and by dotted key.</summary>
internal sealed class WordList
{
    private readonly Dictionary<string, Sentence> _sentences = new(StringComparer.Ordinal);

    private WordList(string locale, string json)
    {
        Locale = locale;
        try
        {
            using var document = JsonDocument.Parse(json);
            Read("", document.RootElement);
            Tree = JsonNode.Parse(json)!.AsObject();
        }
        catch (JsonException e)
        {
            throw Wrong($"line {e.LineNumber + 1}", "not valid JSON", e);
        }

        Touch(Tree);
    }

    public string Locale { get; }

    public JsonObject Tree { get; }

    public IReadOnlyDictionary<string, Sentence> Sentences => _sentences;

    public static WordList Load(string path) => new(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path));

    public string Say(string key, ReadOnlySpan<(string Name, object? Value)> values)
    {
        if (!_sentences.TryGetValue(key, out var sentence))
            throw Wrong(key, "no such sentence");
        try
        {
            return sentence.Fill(values);
        }
        catch (FormatException e)
        {
            throw Wrong(key, e.Message, e);
        }
    }

    private void Read(string prefix, JsonElement element)
    {
        if (element.ValueKind is not JsonValueKind.Object)
            throw Wrong(prefix, "words are sentences in objects, to any depth");
        foreach (var property in element.EnumerateObject())
        {
            var key = prefix.Length == 0 ? property.Name : $"{prefix}.{property.Name}";
            if (property.Value.ValueKind is not JsonValueKind.String)
                Read(key, property.Value);
            else if (!_sentences.TryAdd(key, Parse(key, property.Value.GetString()!)))
                throw Wrong(key, "the key is there twice");
        }
    }

    private Sentence Parse(string key, string source)
    {
        try
        {
            return Sentence.Parse(source);
        }
        catch (FormatException e)
        {
            throw Wrong(key, e.Message, e);
        }
    }

    // A JsonNode builds its parts on first use, which is not safe on several threads at once: build them all now.
    private static void Touch(JsonNode node)
    {
        if (node is JsonObject members)
            foreach (var (_, member) in members)
                Touch(member!);
    }

    private CardException Wrong(string key, string problem, Exception? cause = null) => new($"text/{Locale}", key, problem, cause);
}
