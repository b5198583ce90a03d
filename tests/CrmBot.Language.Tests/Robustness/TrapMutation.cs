using System.Text;
using System.Text.RegularExpressions;
using CrmBot.Language.Text;

namespace CrmBot.Language.Tests.Robustness;

/// <summary>
/// Says a sentence a little differently without changing what it means: width, script, spaces, punctuation, emoji, small words, names and
/// numbers. What makes it a trap stays untouched: the negation, the question, the condition, the quotation marks.
/// </summary>
internal sealed partial class TrapMutation(IReadOnlyList<string> customers, IReadOnlyList<string> colleagues)
{
    private static readonly string[] Openings = ["嗯，", "那个，", "对了，", "话说，", "hi，", "hello, ", "btw, ", "@阿客 ", "哎，", "👋 ", "嘿 "];
    private static readonly string[] Closings = ["哈", "~", "～", " 🙏", "👍", " 😂", "！", "。", "…", " 谢谢", " thx", "  "];
    private static readonly Lazy<Dictionary<char, char>> Traditional = new(LoadTraditional);

    public string Of(string text, Random random)
    {
        for (var times = random.Next(1, 4); times > 0; times--) text = Once(text, random);
        return text;
    }

    private string Once(string text, Random random) => random.Next(9) switch
    {
        0 => Each(text, random, Wide),
        1 => Each(text, random, c => Traditional.Value.GetValueOrDefault(c, c)),
        2 => Spaced(text, random),
        3 => Each(text, random, Punctuated),
        4 => Openings[random.Next(Openings.Length)] + text,
        5 => IsClosed(text) ? text : text + Closings[random.Next(Closings.Length)],
        6 => Swapped(text, customers, random),
        7 => Swapped(text, colleagues, random),
        _ => Amount()
            .Replace(text, found => random.Next(2, 90).ToString(System.Globalization.CultureInfo.InvariantCulture) + found.Groups[1].Value),
    };

    /// <summary>A question or a quotation at the end is left as it is.</summary>
    private static bool IsClosed(string text) =>
        text.Length > 0 && (Kept().IsMatch(text[^1..]) || "吗呢吧么嘛没 \n".Contains(text[^1], StringComparison.Ordinal));

    /// <summary>Changes some characters, but none that must be kept.</summary>
    private static string Each(string text, Random random, Func<char, char> change)
    {
        var kept = Kept().Matches(text);
        var changed = new StringBuilder(text);
        var share = random.Next(1, 4);
        for (var i = 0; i < text.Length; i++)
        {
            if (random.Next(share) == 0 && !kept.Any(one => one.Index <= i && i < one.Index + one.Length)) changed[i] = change(text[i]);
        }

        return changed.ToString();
    }

    private static char Wide(char c) => char.IsAsciiLetterOrDigit(c) || c is ',' or '.' or ':' ? (char)(c + 0xFEE0) : c;

    private static char Punctuated(char c) => c switch { '，' => ',', ',' => '，', '。' => '.', '：' => ':', '、' => '，', _ => c };

    /// <summary>A space beside punctuation, or between Chinese and Latin.</summary>
    private static string Spaced(string text, Random random)
    {
        var at = random.Next(text.Length + 1);
        var free = at > 0 && at < text.Length && ("，,。 ".Contains(text[at - 1], StringComparison.Ordinal)
            || (text[at - 1] is >= '\u4E00' and <= '\u9FFF' && char.IsAsciiLetterOrDigit(text[at])));
        return free || at == 0 || at == text.Length ? text.Insert(at, " ") : text;
    }

    private static string Swapped(string text, IReadOnlyList<string> names, Random random)
    {
        var known = names.Where(name => text.Contains(name, StringComparison.Ordinal)).MaxBy(name => name.Length);
        return known is null ? text : text.Replace(known, names[random.Next(names.Count)], StringComparison.Ordinal);
    }

    private static Dictionary<char, char> LoadTraditional()
    {
        var table = new Dictionary<char, char>();
        foreach (var row in DataFile.Rows("simplified.tsv")) table.TryAdd(row[0][0], row[1][0]);
        return table;
    }

    /// <summary>Negations, questions, conditions, quotation marks, and what stands between them.</summary>
    [GeneratedRegex("不|没|别|未|勿|无|莫|甭|非|免|吗|呢|么|嘛|谁|哪|何|几|多少|咋|啥|怎|为|是否|[?？]|[“”\"「」『』《》'‘’]|如果|要是|假如|万一|的话|若|倘|差点|险些|以为|\\b(?:not|no|never|don|t|isn|didn|won|if|would|almost|nearly|what|when|who|how|did|does|is|has|have|should|shall|can|could|let|unless|once|wish|hope)\\b", RegexOptions.IgnoreCase)]
    private static partial Regex Kept();

    /// <summary>An amount or a count, no ticket, phone or date.</summary>
    [GeneratedRegex(@"(?<![\dA-Za-z\-#/.:])[1-9]\d?(万|k\b|天|套|台|个月)")]
    private static partial Regex Amount();
}
