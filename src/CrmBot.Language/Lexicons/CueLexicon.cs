using System.Runtime.InteropServices;
using CrmBot.Language.Text;

namespace CrmBot.Language.Lexicons;

/// <summary>
/// All cue phrases. A cue marked <c>~</c> in its file also counts inside a longer phrase of another cue, single characters
/// only when marked <c>~~</c>; every other cue is hidden by a longer phrase around it, unless that one is marked <c>^</c>,
/// and <c>word</c> hides everything inside.
/// </summary>
internal sealed class CueLexicon
{
    private static readonly Lazy<CueLexicon> Shared = new(() => new CueLexicon());

    private readonly PhraseTrie<Cue[]> _phrases;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    // Every message fills these anew; what is handed out is a copy of the right size.
    [ThreadStatic]
    private static List<CueHit>? _found;

    [ThreadStatic]
    private static List<(int Length, Cue[] Cues)>? _here;

    private CueLexicon()
    {
        var phrases = new Dictionary<string, Cue[]>(StringComparer.Ordinal);
        var alone = new Dictionary<Cue, Cue[]>();    // most phrases are one cue's only, and most cues have many
        foreach (var (marked, phrase) in LexiconFile.In("cues").SelectMany(LexiconFile.Phrases))
        {
            var name = marked.TrimStart('^');
            var inside = name.StartsWith("~~", StringComparison.Ordinal) || (name[0] == '~' && phrase.Length > 1);
            var cue = new Cue(string.Intern(name.TrimStart('~')), inside, name.Length == marked.Length);
            _names.Add(cue.Name);
            if (!alone.TryGetValue(cue, out var only)) alone[cue] = only = [cue];
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(phrases, phrase, out _);
            if (known is null) known = only;
            else if (!Array.Exists(known, other => other.Name == cue.Name)) known = [.. known, only[0]];
        }

        _phrases = new PhraseTrie<Cue[]>(phrases);
    }

    public static CueLexicon Instance => Shared.Value;

    /// <summary>Every cue that has phrases, and those that are only made by the reader.</summary>
    public IReadOnlyCollection<string> Names => _names;

    public bool Knows(string name) => _names.Contains(name);

    /// <summary>The family of a cue, such as <c>ch</c> of <c>ch.call</c>.</summary>
    public bool KnowsFamily(string family) => _names.Any(name => name.StartsWith(family + ".", StringComparison.Ordinal));

    /// <summary>Every cue of the text outside the hidden stretches, in text order, longer phrases first.</summary>
    public List<CueHit> Find(string lower, Coverage? hidden = null)
    {
        var found = (_found ??= []);
        found.Clear();
        var wholeUntil = 0;   // end of the furthest reaching phrase so far, which hides shorter ones inside it
        var shieldUntil = 0;
        var here = (_here ??= []);
        for (var at = 0; at < lower.Length; at++)
        {
            if (hidden?[at] == true) continue;
            _phrases.AllAt(lower, at, here);
            var longest = LongestThatHides(here);
            for (var i = here.Count - 1; i >= 0; i--)
            {
                var (length, cues) = here[i];
                var end = at + length;
                if (end <= shieldUntil || hidden?.Touches(TextSpan.Between(at, end)) == true) continue;
                var inside = end <= wholeUntil || length < longest;
                foreach (var cue in cues)
                {
                    if (cue.Name == "word") shieldUntil = Math.Max(shieldUntil, end);
                    else if (!inside || (cue.CountsInside && end > shieldUntil)) found.Add(new CueHit(at, end, cue.Name));
                }
            }

            wholeUntil = Math.Max(wholeUntil, at + longest);
        }

        return [.. found];
    }

    private static int LongestThatHides(List<(int Length, Cue[] Cues)> here)
    {
        for (var i = here.Count - 1; i >= 0; i--)
        {
            foreach (var cue in here[i].Cues)
            {
                if (cue.Hides) return here[i].Length;
            }
        }

        return 0;
    }
}
