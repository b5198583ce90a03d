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
        for (var at = 0; at < text.Length; at++)
        {
            if (taken(at)) continue;
            var here = new Dictionary<CodeKind, CodeMention>();
            _words.EachAt(text.Lower, at, (length, words) =>
            {
                foreach (var word in words) here[word.Kind] = new CodeMention(new TextSpan(at, length), word.Kind, word.Code);
            });
            var tag = WordEdge.IsStart(text.Lower, at) ? tags.Names.LongestAt(text.Lower, at, end => WordEdge.IsEnd(text.Lower, end), out var posting) : Nothing(out posting);
            if (tag > 0) here[CodeKind.Tag] = new CodeMention(new TextSpan(at, tag), CodeKind.Tag, tags[posting.Take(1)[0]]);
            foreach (var mention in here.Values)
            {
                if (mention.Span.End <= until[(int)mention.Kind]) continue;
                until[(int)mention.Kind] = mention.Span.End;
                found.Add(mention);
            }
        }

        return found;
    }

    private static int Nothing(out Posting posting)
    {
        posting = default;
        return 0;
    }

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
