using CrmBot.Language.Lexicons;
using CrmBot.Language.Text;

namespace CrmBot.Language.Linking;

/// <summary>The lists of the world whose words are looked for in the text.</summary>
internal enum CodeKind
{
    Tag,
    Tier,
    Source,
    Region,
    TicketType,
    Stage,
    Team,
    Group,
    Queue,
}

/// <summary>A word of one of the world's lists.</summary>
/// <param name="Code">The code, the canonical name, or the known spelling of a tag.</param>
internal readonly record struct CodeMention(TextSpan Span, CodeKind Kind, string Code);

/// <summary>The number of a ticket.</summary>
internal readonly record struct TicketMention(TextSpan Span, long Id);

/// <summary>The words of the company's settings, looked up at a place of the text.</summary>
internal sealed class CodeWords
{
    private readonly PhraseTrie<CodeWord[]> _words = new();

    public CodeWords(WorldSettings settings)
    {
        Add(CodeKind.Tier, settings.Tiers);
        Add(CodeKind.Source, settings.Sources);
        Add(CodeKind.Region, settings.Regions);
        Add(CodeKind.TicketType, settings.TicketTypes);
        Add(CodeKind.Stage, settings.Stages);
        Add(CodeKind.Team, settings.Teams);
        Add(CodeKind.Group, settings.Groups);
        Add(CodeKind.Queue, settings.Queues);
    }

    /// <summary>The longest word of each list at each place, and the known tags; lists do not hide each other.</summary>
    public List<CodeMention> Find(FoldedText text, TagShelf tags, Func<int, bool> taken)
    {
        var found = new List<CodeMention>();
        var until = new int[Enum.GetValues<CodeKind>().Length];
        var words = new List<(int Length, CodeWord[] Words)>();
        var here = new Dictionary<CodeKind, CodeMention>();
        for (var at = 0; at < text.Length; at++)
        {
            if (taken(at)) continue;
            here.Clear();
            _words.AllAt(text.Lower, at, words);
            foreach (var (length, codes) in words)
            {
                foreach (var word in codes) here[word.Kind] = new CodeMention(new TextSpan(at, length), word.Kind, word.Code);
            }

            if (WordEdge.IsStart(text.Lower, at) && tags.Names.LongestAt(text.Lower, at, null, out var posting) is > 0 and var tag)
                here[CodeKind.Tag] = new CodeMention(new TextSpan(at, tag), CodeKind.Tag, tags[posting.Take(1)[0]]);
            foreach (var mention in here.Values)
            {
                if (mention.Span.End <= until[(int)mention.Kind]) continue;
                until[(int)mention.Kind] = mention.Span.End;
                found.Add(mention);
            }
        }

        return found;
    }

    /// <summary>Whether the stretch is exactly a word of one of the lists: LinkedIn is a source and no person.</summary>
    public bool Knows(string lower, TextSpan span) => _words.LongestAt(lower, span.Start, out _) == span.Length;

    private void Add(CodeKind kind, IReadOnlyList<NamedCode> codes)
    {
        foreach (var code in codes)
        {
            foreach (var name in code.Names.Append(code.Code).Select(NameFold.Fold).Distinct())
                _words.Add(name, known => [.. (known ?? []).Where(word => word.Kind != kind), new CodeWord(kind, code.Code)]);
        }
    }

    private sealed record CodeWord(CodeKind Kind, string Code);
}
