using System.Globalization;
using System.Text.RegularExpressions;
using CrmBot.Language.Text;

namespace CrmBot.Language.Spots;

/// <summary>
/// Finds birthdays that are told with their date, behind the word or before it. A day of this week (明天生日) is none: it says when to do
/// something.
/// </summary>
public static partial class BirthdaySpotter
{
    private const string Number = "[0-9]{1,2}|[一二三四五六七八九十廿卅]{1,3}";
    private const string Year = @"(?:(?<year>(?:19|20)[0-9]{2})\s*(?:年|[-/.])\s*)?";
    private const string Mark = "农历|阴历|旧历|公历|阳历|新历";
    private const string Date =
        $@"(?<date>(?<cal>{Mark})?的?\s*{Year}(?<leap>闰)?(?:(?<month>{Number}|正|冬|腊)月的?(?<first>初|大年)?(?<day>{Number})(?<sun>[日号])?"
            + $@"|(?<month>[0-9]{{1,2}})\s*[-/.]\s*(?<day>[0-9]{{1,2}})(?<sun>[日号])?|(?<eve>除夕|大年三十|年三十))\s*(?:[(（]\s*(?<cal>{Mark})\s*[)）]|(?<cal>{Mark}))?)";
    private const string Months =
        "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
    private const string EnglishDate =
        $@"(?<date>(?:(?<name>{Months})\.?\s+(?<day>[0-9]{{1,2}})(?:st|nd|rd|th)?|(?<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?<name>{Months})\.?)(?:,?\s+(?<year>(?:19|20)[0-9]{{2}}))?"
            + @"|(?<month>[0-9]{1,2})/(?<day>[0-9]{1,2})(?:/(?<year>(?:19|20)[0-9]{2}))?|(?<year>(?:19|20)[0-9]{2})-(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2}))(?![0-9])";
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly string[] Words = ["生日", "生辰", "birthday", "bday", "b-day"];

    /// <summary>What is to be done on the day is a task and tells no birthday.</summary>
    private static readonly string[] Tasks = ["提醒", "别忘", "remind", "我生日", "我的生日", "my birthday"];

    public static IReadOnlyList<BirthdaySpot> Find(FoldedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lower = text.Lower;
        if (!Array.Exists(Words, word => lower.Contains(word, StringComparison.Ordinal))
            || Array.Exists(Tasks, task => lower.Contains(task, StringComparison.Ordinal)))
            return [];
        List<BirthdaySpot> found = [];
        foreach (var shape in new[] { Behind(), Before(), EnglishBehind(), EnglishBefore() })
            foreach (Match match in shape.Matches(lower)) Add(found, match);
        return [.. found.OrderBy(static spot => spot.Span.Start)];
    }

    /// <summary>A date that is all a message says, beside words that put something right: 不对，是农历八月十六.</summary>
    public static BirthdaySpot? FindBare(FoldedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<BirthdaySpot> found = [];
        foreach (var shape in new[] { Bare(), EnglishBare() })
            if (shape.Match(text.Lower) is { Success: true } match) Add(found, match);
        return found is [var only, ..] ? only : null;
    }

    /// <summary>Where it is said that a birthday is to be forgotten (把王工的生日删了, 王工不过生日); null where it is not.</summary>
    public static TextSpan? FindDropped(ReadOnlySpan<char> lower)
    {
        if (!lower.Contains("生日", StringComparison.Ordinal) && !lower.Contains("day", StringComparison.Ordinal)) return null;
        foreach (var match in Dropped().EnumerateMatches(lower)) return new TextSpan(match.Index, match.Length);
        return null;
    }

    private static void Add(List<BirthdaySpot> found, Match match)
    {
        var (span, groups) = (new TextSpan(match.Index, match.Length), match.Groups);
        if (found.Exists(spot => spot.Span.Overlaps(span))) return;
        var isEve = groups["eve"].Success;
        var (month, day) = isEve ? (12, 30) : (MonthOf(groups), ReadNumber(groups["day"].Value));
        var lunar = isEve || groups["leap"].Success || groups["first"].Success || groups["month"].Value is "正" or "冬" or "腊"
            || groups["cal"].Value is "农历" or "阴历" or "旧历";
        int? year = groups["year"].Success ? int.Parse(groups["year"].ValueSpan, CultureInfo.InvariantCulture) : null;
        if (!IsDay(year, month, day, lunar)) return;
        found.Add(new(span, new TextSpan(groups["date"].Index, groups["date"].Length), month, day, year, lunar, groups["leap"].Success));
    }

    private static bool IsDay(int? year, int month, int day, bool lunar) =>
        month is >= 1 and <= 12 && day >= 1 && day <= (lunar ? 30 : DateTime.DaysInMonth(year ?? 2000, month));

    private static int MonthOf(GroupCollection groups) => groups["name"].Success
        ? (Array.FindIndex(CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames, name => name.Length > 0
        && groups["name"].Value.StartsWith(name, StringComparison.OrdinalIgnoreCase)) + 1)
        : groups["month"].Value switch { "正" => 1, "冬" => 11, "腊" => 12, var said => ReadNumber(said) };

    /// <summary>12, 十二, 廿三.</summary>
    private static int ReadNumber(string said)
    {
        if (int.TryParse(said, CultureInfo.InvariantCulture, out var plain)) return plain;
        var (tens, ones) = (0, 0);
        foreach (var sign in said)
        {
            if (sign == '十') (tens, ones) = (ones == 0 ? 1 : ones, 0);
            else if (sign is '廿' or '卅') tens = sign == '廿' ? 2 : 3;
            else ones = "一二三四五六七八九".IndexOf(sign, StringComparison.Ordinal) + 1;
        }

        return (tens * 10) + ones;
    }

    [GeneratedRegex($@"(?:生日|生辰)(?:记错了|错了|不对|不是[^,。;，；]{{1,8}})?[\s,，:]{{0,2}}(?:应该|其实|改成|改为|改到)?(?:是|在|为)?\s*{Date}(?!\s*(?:[0-9月日号]|前|之前|以前|那天|当天|要|得|去|送|请|约|给|上门|拜访))", Options)]
    private static partial Regex Behind();

    [GeneratedRegex($@"{Date}\s*(?:是|为)?\s*[^\s,。;，；?!!给去送约请和跟]{{0,6}}?\s*(?:的|过)?(?:生日|生辰)(?!宴|会|聚|祝|礼|快乐|蛋糕|那天|当天|前|后)", Options)]
    private static partial Regex Before();

    [GeneratedRegex($@"(?:birthday|b-?day)(?:'s|\s+is|\s+was|:)?(?:\s+(?:really|actually|now|on))*\s*(?:wrong,?\s+(?:it'?s|it is)\s+)?{EnglishDate}", Options)]
    private static partial Regex EnglishBehind();

    [GeneratedRegex($@"{EnglishDate}\s+(?:is|=)\s+(?:[\w.'-]{{1,20}}\s){{0,2}}[\w.'-]{{0,20}}\s?(?:birthday|b-?day)", Options)]
    private static partial Regex EnglishBefore();

    [GeneratedRegex($@"^(?:不对|错了|记错了|不是[^,。;]{{1,8}})?[\s,，。]{{0,2}}(?:应该|其实|改成|改为)?是?\s*{Date}[\s。.!]?$", Options)]
    private static partial Regex Bare();

    [GeneratedRegex($@"^(?:no|wrong|sorry)?[\s,.]{{0,2}}(?:it's|its|it is|make it|make that)?\s*{EnglishDate}[\s.!]?$", Options)]
    private static partial Regex EnglishBare();

    [GeneratedRegex("(?:删|去掉|清掉|清空|不要|别记|忘掉)[^,。;，；]{0,8}生日|生日[^,。;，；]{0,4}(?:删|去掉|清掉|不用记|别记|忘掉)|不过生日|(?:delete|remove|drop|forget)\\s[^,.;]{0,30}(?:birthday|b-?day)", Options)]
    private static partial Regex Dropped();
}
