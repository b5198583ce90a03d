using CrmBot.Language.Text;

namespace CrmBot.Runtime.Search;

/// <summary>
/// How a text is spoken: the rest of it from every syllable on, as pinyin and as first letters. A character with several readings gives
/// several ways, up to <see cref="MostWays"/> of the whole text.
/// </summary>
internal sealed class Spoken
{
    private const int MostSyllables = 24;
    private const int MostWays = 4;

    private Spoken(HashSet<string> syllables, HashSet<string> initials)
    {
        Syllables = syllables;
        Initials = initials;
    }

    /// <summary>恒达 → hengda, da.</summary>
    public HashSet<string> Syllables { get; }

    /// <summary>恒达 → hd. At least two letters: one says too little.</summary>
    public HashSet<string> Initials { get; }

    public static Spoken Of(string letters)
    {
        var (syllables, initials) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        if (letters.Any(c => Pinyin.Of(c).Count > 0))
        {
            foreach (var way in Ways([.. Pinyin.SyllablesOf(letters).Take(MostSyllables)])) Add(way, syllables, initials);
        }

        return new Spoken(syllables, initials);
    }

    private static void Add(string[] way, HashSet<string> syllables, HashSet<string> initials)
    {
        var first = new string([.. way.Select(syllable => syllable[0])]);
        for (var i = 0; i < way.Length; i++)
        {
            syllables.Add(string.Concat(way[i..]));
            if (way.Length - i >= 2) initials.Add(first[i..]);
        }
    }

    private static List<string[]> Ways(IReadOnlyList<string>[] readings)
    {
        var ways = new List<string[]> { readings.Select(reading => reading[0]).ToArray() };
        for (var i = 0; i < readings.Length; i++)
        {
            foreach (var other in readings[i].Skip(1))
            {
                foreach (var way in ways.ToArray())
                {
                    if (ways.Count == MostWays) return ways;
                    var changed = (string[])way.Clone();
                    changed[i] = other;
                    ways.Add(changed);
                }
            }
        }

        return ways;
    }
}
