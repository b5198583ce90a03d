using CrmBot.Language.Lexicons;
using CrmBot.Language.Numbers;
using CrmBot.Language.Text;

namespace CrmBot.Language.Reading;

/// <summary>Dimensions of a score with the number said for each: 需求4 预算没定2分, need 4 budget 3.</summary>
internal static class ScoreDims
{
    /// <summary>How far behind its dimension a number may stand (预算没定2分).</summary>
    private const int Reach = 14;
    private const int LongestLink = 5;

    public static readonly string[] Names = ["need", "budget", "chain", "urgency"];

    public static bool Any(Section section)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.IsOf("score.dim") && Number(section, hit) is not null) return true;
        }

        return false;
    }

    /// <summary>a 4 for need.</summary>
    public static bool AnyBefore(Section section)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.IsOf("score.dim") && NumberBefore(section, hit) is not null) return true;
        }

        return false;
    }

    /// <summary>Every dimension named, in the text's order; without a number the value is null.</summary>
    public static List<(string Name, int? Value, TextSpan Span)> Read(Section section)
    {
        var read = new List<(string Name, int? Value, TextSpan Span)>();
        foreach (var hit in section.Cues)
        {
            if (!hit.IsOf("score.dim")) continue;
            var number = Number(section, hit);
            var span = TextSpan.Between(hit.Start, number?.End ?? hit.End);
            var known = read.FindIndex(dim => dim.Name == hit.Leaf);
            if (known < 0) read.Add((hit.Leaf, number?.Value, span));
            else if (read[known].Value is null) read[known] = (hit.Leaf, number?.Value, span);
        }

        return read;
    }

    /// <summary>
    /// The first number behind the dimension and before the next one; it must stand by itself (5, 5分), not count things (5套).
    /// </summary>
    private static (int Value, int End)? Number(Section section, CueHit dim)
    {
        if (NumberBefore(section, dim) is { } before) return before;
        var end = EndOfReach(section, dim);
        for (var at = dim.End; at < end; at++)
        {
            if (section.Lower[at] is '\n' or '。' or ';') return null;
            if (!char.IsAsciiDigit(section.Lower[at]) && ChineseDigits.Digit(section.Lower[at]) < 0) continue;
            if (EndOfDay(section, at) is > 0 and var day)
            {
                at = day - 1;
                continue;
            }

            if (NumeralReader.Read(section.Lower, at) is not { } number) return null;
            if (!IsOldValue(section, at))
            {
                if (Alone(section, number) is { } score) return score;
                if (!GoesOn(section, number.Span.End, end)) return null;
            }

            at = number.Span.End - 1;
        }

        return null;
    }

    /// <summary>不急，放到下周三: the number of a day rates nothing; where the day ends, or 0.</summary>
    private static int EndOfDay(Section section, int at)
    {
        foreach (var time in section.Times)
            if (time.HasDay && time.Span.Start < at && at < time.Span.End && !char.IsAsciiDigit(section.Lower[time.Span.Start]))
                return time.Span.End;
        return 0;
    }

    /// <summary>As far as a number is looked for: to the next dimension, and past a name in between (urgency on Tundra to 5).</summary>
    private static int EndOfReach(Section section, CueHit dim)
    {
        var reach = Reach;
        foreach (var mention in section.Customers)
            if (mention.Span.Start >= dim.End && mention.Span.Start - dim.End <= LongestLink) reach += mention.Span.Length;
        var end = Math.Min(section.Span.End, dim.End + reach);
        foreach (var hit in section.Cues)
            if (hit.IsOf("score.dim") && hit.Start >= dim.End) end = Math.Min(end, hit.Start);
        return end;
    }

    /// <summary>从3调成5: what it was.</summary>
    private static bool IsOldValue(Section section, int at) => section.Lower[at - 1] is '从' or '由';

    /// <summary>5, 5分: a score that counts nothing; null for 5套, 5.5, 20万.</summary>
    private static (int Value, int End)? Alone(Section section, Numeral number)
    {
        if (number is not { IsPlain: true, IsWhole: true, Value: >= 0 and <= 10 }) return null;
        var end = number.Span.End;
        if (end < section.Lower.Length && section.Lower[end] == '分') end++;
        return IsFreeAt(section, end) && !IsFraction(section.Lower, end) ? ((int)number.Value, end) : null;
    }

    private static bool IsFreeAt(Section section, int at) => at >= section.Lower.Length
        || section.Lower[at] is ' ' or ',' or '.' or ';' or '\n' or '/' or '!' or '、' or '，' or '。' or '了' or '吧'
        || StartsDim(section, at);

    private static bool StartsDim(Section section, int at)
    {
        foreach (var hit in section.Cues)
            if (hit.Start == at && hit.IsOf("score.dim")) return true;
        return false;
    }

    /// <summary>4.5, 4/10.</summary>
    private static bool IsFraction(string lower, int at) =>
        at + 1 < lower.Length && lower[at] is '.' or '/' && char.IsAsciiDigit(lower[at + 1]);

    /// <summary>
    /// 预算只批了一半给3, 预算就剩20万给2: a number that counts something else, with 给 or 打 and the score behind it in the same clause.
    /// </summary>
    private static bool GoesOn(Section section, int from, int end)
    {
        var rest = section.Lower.AsSpan(from, Math.Max(0, end - from));
        var mark = rest.IndexOfAny(',', '，', '。');
        if (mark >= 0) rest = rest[..mark];
        return rest.ContainsAny('给', '打', '算');
    }

    /// <summary>The text, the clause, or the list goes on with the next number.</summary>
    private static bool EndsAt(Section section, int end)
    {
        if (end >= section.Span.End || section.Lower[end] is ',' or ';' or '.' or '!') return true;
        return section.Lower.AsSpan(end).StartsWith(" and ") || (end + 1 < section.Span.End && char.IsAsciiDigit(section.Lower[end + 1]));
    }

    /// <summary>a 4 for need and 3 on budget: the number stands before its dimension.</summary>
    private static (int Value, int End)? NumberBefore(Section section, CueHit dim)
    {
        var before = section.Lower.AsSpan(section.Span.Start, dim.Start - section.Span.Start);
        if (!before.EndsWith(" for ") && !before.EndsWith(" on ")) return null;
        var digit = before.Length - (before[^2] == 'r' ? 6 : 5);
        if (digit < 1 || !char.IsAsciiDigit(before[digit]) || before[digit - 1] is not (' ' or ':' or ',')) return null;
        return EndsAt(section, dim.End) ? (before[digit] - '0', dim.End) : null;
    }
}
