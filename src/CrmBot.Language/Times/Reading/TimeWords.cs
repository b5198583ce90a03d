using System.Globalization;
using CrmBot.Language.Text;

namespace CrmBot.Language.Times.Reading;

/// <summary>Kinds of words of the tables <c>Data/time-words-*.tsv</c>; the names are those of the first column.</summary>
internal enum TimeWord
{
    Day, DayPart, Part, Weekday, WeekNoun, Direction, PeriodNoun, YearWord, Half, PartOfPeriod, ThisPart, AmountUnit,
    After, Ago, Within, PastPrefix, NextPrefix, OverPrefix, Before, BeforeIncluding, Since, SinceIncluding, SincePrefix,
    SincePrefixIncluding, UntilPrefix, BeforePrefix, InPrefix, WithinPrefix, Joiner, Between, BetweenLink, BetweenEnd, Glue, Around,
        AroundPrefix,
    Vague, JustNow, Now, Festival, FestivalBefore, FestivalAfter, FestivalDay, FestivalDuring,
    Every, EveryOther, EveryDay, EveryWorkday, EveryWeek, EveryMonth, EveryYear, EveryQuarter, EveryTwoWeeks, EveryWeekend,
        EveryMondayToFriday, Nth, NextWorkday, Inside, Current, LastDay, SeparatorInList,
    AmPm, WeekdayName, MonthName, NearDirection, EnglishPart,
}

/// <summary>The words of time expressions: the longest word of a kind at a place of the text.</summary>
internal static class TimeWords
{
    private static readonly Dictionary<char, Entry[]>[] Tables = Load();
    private static readonly Entry[]?[]?[] ByCharacter = LoadByCharacter();
    private static readonly bool[] Starts = FirstCharacters();

    /// <summary>Whether some word of the tables or a Chinese numeral starts with this Chinese character.</summary>
    public static bool CanStart(char c) => Starts[c];

    private static bool[] FirstCharacters()
    {
        var first = new bool[char.MaxValue + 1];
        for (var c = 0; c < first.Length; c++) first[c] = ByCharacter[c] is not null;
        foreach (var c in "零〇一二两三四五六七八九十廿半俩仨几差第公双隔节假百千") first[c] = true;
        return first;
    }

    private readonly record struct Entry(string Word, int Value);

    /// <summary>The value of the longest word of the kind that starts here, and where it ends.</summary>
    public static (int Value, int End)? At(TimeWord kind, string lower, int at)
    {
        if (at >= lower.Length || ByCharacter[lower[at]]?[(int)kind] is not { } entries) return null;
        foreach (var (word, value) in entries)
        {
            var end = at + word.Length;
            if (end > lower.Length || !lower.AsSpan(at, word.Length).SequenceEqual(word)) continue;
            if (IsWhole(lower, at, end, word)) return (value, end);
        }
        return null;
    }

    /// <summary>Where the longest word of the kind that starts here ends, or the place itself.</summary>
    public static int Skip(TimeWord kind, string lower, int at) => At(kind, lower, at)?.End ?? at;

    /// <summary>Where a word of the kind that ends here starts, or -1.</summary>
    public static int StartBefore(TimeWord kind, string lower, int end)
    {
        var best = -1;
        foreach (var entries in Tables[(int)kind].Values)
            foreach (var (word, _) in entries)
            {
                var at = end - word.Length;
                if (at >= 0 && (best < 0 || at < best) && lower[at] == word[0] && lower.AsSpan(at, word.Length).SequenceEqual(word)
                    && IsWhole(lower, at, end, word))
                    best = at;
            }
        return best;
    }

    /// <summary>A Latin word must not be a part of a longer one; a digit may touch it (3pm, q2).</summary>
    private static bool IsWhole(string lower, int at, int end, string word) =>
        !(char.IsAsciiLetter(word[0]) && at > 0 && char.IsAsciiLetter(lower[at - 1]))
        && !(char.IsAsciiLetter(word[^1]) && end < lower.Length && char.IsAsciiLetter(lower[end]));

    /// <summary>The same words by their first character and kind: almost every question is answered by the character alone.</summary>
    private static Entry[]?[]?[] LoadByCharacter()
    {
        var words = new Entry[]?[]?[char.MaxValue + 1];
        for (var kind = 0; kind < Tables.Length; kind++)
            foreach (var (first, entries) in Tables[kind])
                (words[first] ??= new Entry[]?[Tables.Length])[kind] = entries;
        return words;
    }

    private static Dictionary<char, Entry[]>[] Load()
    {
        var words = new Dictionary<char, List<Entry>>[Enum.GetValues<TimeWord>().Length];
        for (var i = 0; i < words.Length; i++) words[i] = [];
        foreach (var row in DataFile.Rows("time-words-zh.tsv").Concat(DataFile.Rows("time-words-en.tsv")))
        {
            var table = words[(int)Enum.Parse<TimeWord>(row[0])];
            // Units are named by a letter, everything else by a number.
            var value = int.TryParse(row[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? number : row[1][0];
            foreach (var word in row[2].Split('|'))
                (table.TryGetValue(word[0], out var list) ? list : table[word[0]] = []).Add(new Entry(word, value));
        }
        return [.. words.Select(table =>
            table.ToDictionary(pair => pair.Key, pair => pair.Value.OrderByDescending(entry => entry.Word.Length).ToArray()))];
    }
}
