using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace CrmBot.Cards;

/// <summary>All card templates and words of a folder, read and compiled once. Safe to use from any thread.</summary>
public sealed class CardLibrary
{
    /// <summary>Where a language without words of its own ends up.</summary>
    public const string DefaultLocale = "zh-CN";

    private readonly string _folder;
    private readonly FrozenDictionary<string, CardTemplate> _templates;
    private readonly FrozenDictionary<string, WordList> _words;

    private CardLibrary(string folder)
    {
        _folder = folder;
        _templates = Directory.EnumerateFiles(folder, "*.json")
            .Select(path => CardTemplate.Parse(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path)))
            .ToFrozenDictionary(t => t.Name, StringComparer.Ordinal);
        _words = Directory.EnumerateFiles(Path.Combine(folder, "text"), "*.json")
            .Select(WordList.Load)
            .ToFrozenDictionary(w => w.Locale, StringComparer.OrdinalIgnoreCase);
        if (!_words.ContainsKey(DefaultLocale))
            throw new CardException($"text/{DefaultLocale}", "/", "the default words are missing");
        Names = [.. _templates.Keys.Order(StringComparer.Ordinal)];
        Locales = [.. _words.Keys.Order(StringComparer.Ordinal)];
    }

    /// <summary>Names of the templates: their file names without <c>.json</c>.</summary>
    public IReadOnlyCollection<string> Names { get; }

    /// <summary>The locales there are words for, such as <c>zh-CN</c>.</summary>
    public IReadOnlyCollection<string> Locales { get; }

    /// <param name="folder">Holds <c>*.json</c> (templates), <c>text/</c> (words by locale) and <c>samples/</c> (data by template, for <see cref="Check"/>).</param>
    /// <exception cref="CardException">A file cannot be read as what it should be.</exception>
    public static CardLibrary Load(string folder) => new(folder);

    /// <summary>A finished card. The words of the locale are bound under <c>t</c> at the root of the data, beside what is given.</summary>
    /// <param name="name">Template name.</param>
    /// <param name="locale">Wanted locale; the nearest there is gets used.</param>
    /// <param name="data">Only read; must not have a <c>t</c> of its own.</param>
    /// <param name="stamp">Written into the data of every button; null: nothing is.</param>
    /// <exception cref="CardException">No such template, or data the template needs are missing.</exception>
    public JsonObject Render(string name, string locale, JsonNode data, CardStamp? stamp = null) =>
        (JsonObject)JsonNode.Parse(Expand(name, locale, data, stamp))!;

    /// <summary>As <see cref="Render"/>, as UTF-8 JSON.</summary>
    public byte[] RenderToUtf8(string name, string locale, JsonNode data) => Expand(name, locale, data).ToArray();

    /// <summary>One of our own sentences.</summary>
    /// <param name="locale">Wanted locale; the nearest there is gets used.</param>
    /// <param name="key">Dotted path in the words file, such as <c>reminder.due</c>.</param>
    /// <param name="args">Values for the places in braces.</param>
    /// <exception cref="CardException">No such sentence, or a value is missing.</exception>
    public string Words(string locale, string key, params ReadOnlySpan<(string name, object? value)> args) =>
        WordsFor(locale).Say(key, args);

    /// <summary>Whether there is such a sentence.</summary>
    public bool HasWords(string key) => _words[DefaultLocale].Sentences.ContainsKey(key);

    /// <summary>Everything in the folder that breaks a rule of <c>cards/README.md</c>; empty when all is well.</summary>
    public IReadOnlyList<CardProblem> Check() =>
    [
        .. CheckWords.Find([.. _words.Values.OrderBy(w => w.Locale, StringComparer.Ordinal)]),
        .. _templates.Values.OrderBy(t => t.Name, StringComparer.Ordinal).SelectMany(CheckTemplate),
    ];

    private IEnumerable<CardProblem> CheckTemplate(CardTemplate template) =>
    [
        .. CheckBindings.Find(template, [.. _words.Values]),
        .. CheckStructure.Find(template),
        .. CheckSample.Find(template, _folder, [.. _words.Values]),
    ];

    private ReadOnlySpan<byte> Expand(string name, string locale, JsonNode data, CardStamp? stamp = null)
    {
        if (!_templates.TryGetValue(name, out var template))
            throw new CardException(name, "/", "there is no such template");
        if (data is JsonObject members && members.ContainsKey(Scope.Words))
            throw new CardException(name, "/", $"the data may not have '{Scope.Words}': that is where the words are");
        return template.ExpandToUtf8(data, WordsFor(locale).Tree, stamp).WrittenSpan;
    }

    private WordList WordsFor(string locale)
    {
        if (_words.TryGetValue(locale, out var exact))
            return exact;
        var language = locale.Split('-')[0] + "-";
        return _words.Values.FirstOrDefault(w => w.Locale.StartsWith(language, StringComparison.OrdinalIgnoreCase))
            ?? _words[DefaultLocale];
    }
}
