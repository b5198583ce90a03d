using CrmBot.Cards;
using CrmBot.Language.Text;

namespace CrmBot.Runtime.Turns;

/// <summary>Who answers which intent. Two that claim the same stop the start.</summary>
internal sealed class FrameRoutes
{
    /// <summary>Intents about the conversation itself; the runtime answers them.</summary>
    public const string Patch = "patch", Undo = "undo", None = "none";

    private readonly Dictionary<string, IFrameHandler> handlers;

    public FrameRoutes(IEnumerable<IFrameHandler> handlers)
    {
        this.handlers = Routes.Index("intent", handlers.Select(handler => (handler.Intent, handler)));
        if (this.handlers.Values.FirstOrDefault(handler => handler.Intent is Patch or Undo) is { } taken)
            throw new InvalidOperationException(
                $"The intent \"{taken.Intent}\" is the runtime's own, and claimed by {taken.GetType().FullName}.");
    }

    public IReadOnlyCollection<string> Intents => handlers.Keys;

    public IFrameHandler? Find(string intent) => handlers.GetValueOrDefault(intent);

    /// <exception cref="InvalidOperationException">Nobody answers this intent.</exception>
    public IFrameHandler Get(string intent) =>
        Find(intent) ?? throw new InvalidOperationException($"Nobody answers the intent \"{intent}\".");
}

/// <summary>Who answers which card button, and which exact sentence.</summary>
internal sealed class Routes(
    IEnumerable<ICardVerb> verbs, IEnumerable<IPhraseHandler> phrases, IEnumerable<IPhrasePattern> patterns, CardLibrary cards)
{
    private const int LongestPhrase = 60;
    private readonly Dictionary<string, ICardVerb> verbs = Index("verb", verbs.Select(verb => (verb.Verb, verb)));
    private readonly Dictionary<string, IPhraseHandler> phrases = Index(
        "phrase", phrases.Where(handler => handler.IsOffered)
            .SelectMany(handler => Phrases(cards, handler.Name).Select(phrase => (phrase, handler))));

    private readonly (PhrasePattern Pattern, IPhrasePattern Handler)[] patterns =
        [.. patterns.SelectMany(
            handler => Words(cards, handler.Name).Where(PhrasePattern.HasHoles).Select(phrase => (PhrasePattern.Of(phrase), handler)))];

    public IEnumerable<string> Verbs => verbs.Keys;

    public ICardVerb? Verb(string verb) => verbs.GetValueOrDefault(verb);

    /// <summary>Only for a message that is nothing but the phrase.</summary>
    public IPhraseHandler? Phrase(string text) =>
        phrases.Count > 0 && text.Length <= LongestPhrase && PhraseFold.Fold(text) is { Length: > 0 } folded
            ? phrases.GetValueOrDefault(folded) : null;

    /// <summary>The sentences with holes that this message may be, with what stood in the holes.</summary>
    public IEnumerable<(IPhrasePattern Handler, SaidParts Said)> Patterns(string text)
    {
        if (patterns.Length == 0 || text.Length > LongestPhrase) yield break;
        var folded = FoldedText.Of(text.Trim());
        foreach (var (pattern, handler) in patterns)
            if (pattern.Match(folded) is { } said) yield return (handler, said);
    }

    private static IEnumerable<string> Phrases(CardLibrary cards, string name) => Words(cards, name)
        .Where(phrase => !PhrasePattern.HasHoles(phrase))
        .Select(PhraseFold.Fold)
        .Where(phrase => phrase.Length > 0)
        .Distinct();

    private static IEnumerable<string> Words(CardLibrary cards, string name) =>
        cards.Locales.SelectMany(locale => cards.Words(locale, "phrases." + name).Split('|'));

    internal static Dictionary<string, T> Index<T>(string what, IEnumerable<(string Name, T Handler)> claims)
        where T : notnull
    {
        var index = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (name, handler) in claims)
        {
            if (!index.TryAdd(name, handler))
                throw new InvalidOperationException(
                    $"The {what} \"{name}\" is claimed by both {index[name].GetType().FullName} and {handler.GetType().FullName}.");
        }

        return index;
    }
}
