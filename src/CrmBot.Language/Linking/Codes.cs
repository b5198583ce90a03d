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
    private static readonly int Kinds = Enum.GetValues<CodeKind>().Length;

    [ThreadStatic]
    private static List<(int Length, CodeWord[] Words)>? _here;

    private readonly PhraseTrie<CodeWord[]> _words;

    public CodeWords(WorldSettings settings)
    {
        var words = new Dictionary<string, CodeWord[]>(StringComparer.Ordinal);
        Add(words, CodeKind.Tier, settings.Tiers);
        Add(words, CodeKind.Source, settings.Sources);
        Add(words, CodeKind.Region, settings.Regions);
        Add(words, CodeKind.TicketType, settings.TicketTypes);
        Add(words, CodeKind.Stage, settings.Stages);
        Add(words, CodeKind.Team, settings.Teams);
        Add(words, CodeKind.Group, settings.Groups);
        foreach (var group in settings.Groups)
        {
            // the deals channel
            if (group.Code is ['#', _, ..])
                Add(words, CodeKind.Group, [group with { Names = [group.Code[1..] + " channel", group.Code[1..] + " group"] }]);
        }

        Add(words, CodeKind.Queue, settings.Queues);
        _words = new PhraseTrie<CodeWord[]>(words);
    }

    /// <summary>The longest word of each list at each place, and the known tags; lists do not hide each other.</summary>
    public List<CodeMention> Find(FoldedText text, TagShelf tags, Coverage taken)
    {
        var found = new List<CodeMention>();
        Span<int> until = stackalloc int[Kinds];    // by kind: where its last word ends
        Span<int> longest = stackalloc int[Kinds];
        until.Clear();
        var words = (_here ??= []);
        for (var at = 0; at < text.Length; at++)
        {
            if (taken[at]) continue;
            longest.Clear();
            _words.AllAt(text.Lower, at, words);
            for (var i = words.Count - 1; i >= 0; i--)
            {
                foreach (var word in words[i].Words) Take(word.Kind, word.Code, words[i].Length, until, longest);
            }

            if (WordEdge.IsStart(text.Lower, at) && tags.Names.LongestAt(text.Lower, at, null, out var posting) is > 0 and var length)
                Take(CodeKind.Tag, tags[posting.Ids[0]], length, until, longest);

            void Take(CodeKind kind, string code, int length, Span<int> until, Span<int> longest)
            {
                if (longest[(int)kind] > 0 || at + length <= until[(int)kind]) return;
                longest[(int)kind] = length;
                until[(int)kind] = at + length;
                found.Add(new CodeMention(new TextSpan(at, length), kind, code));
            }
        }

        return found;
    }

    /// <summary>Whether the stretch is exactly a word of one of the lists: LinkedIn is a source and no person.</summary>
    public bool Knows(string lower, TextSpan span) => _words.LongestAt(lower, span.Start, out _) == span.Length;

    private static void Add(Dictionary<string, CodeWord[]> words, CodeKind kind, IReadOnlyList<NamedCode> codes)
    {
        foreach (var code in codes)
        {
            foreach (var name in code.Names.Append(code.Code).SelectMany(name => Forms(kind, NameFold.Fold(name))).Distinct())
                words[name] = [.. words.GetValueOrDefault(name, []).Where(word => word.Kind != kind), new CodeWord(kind, code.Code)];
        }
    }

    // Where leads come from is also said of several: trade shows, referrals.
    private static IEnumerable<string> Forms(CodeKind kind, string name) =>
        kind == CodeKind.Source && char.IsAsciiLetterLower(name[^1]) && name[^1] != 's' ? [name, name + "s"] : [name];

    private sealed record CodeWord(CodeKind Kind, string Code);
}
