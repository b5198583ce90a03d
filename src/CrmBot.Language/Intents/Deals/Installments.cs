using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Numbers;
using CrmBot.Language.Reading;
using CrmBot.Language.Spots;

namespace CrmBot.Language.Intents.Deals;

/// <summary>How a signed amount is split: 分三期343, 分四期平均, in 3 installments 3:4:3.</summary>
internal static class Installments
{
    private const int Most = 36;

    /// <summary>The weight of each part, or null when nothing is said.</summary>
    public static decimal[]? Find(Section section)
    {
        var lower = section.Lower.AsSpan(section.Span.Start, section.Span.Length);
        for (var at = 0; at < lower.Length; at++)
        {
            if (!char.IsAsciiDigit(lower[at]) && ChineseDigits.Digit(lower[at]) < 0 && lower[at] is not ('十' or '两')
                && !(char.IsAsciiLetter(lower[at]) && (at == 0 || lower[at - 1] == ' ')))   // three equal payments
                continue;
            if (NumeralReader.Read(section.Lower,
                section.Span.Start + at) is not { IsPlain: true, IsWhole: true, Value: > 1 and <= Most } count) continue;
            // 二期 is the second project
            if (at > 0 && ChineseDigits.Digit(lower[at]) == 2 && lower[at] == '二' && lower[at - 1] is not ('分' or '付')) continue;
            var end = count.Span.End - section.Span.Start;
            while (end < lower.Length && lower[end] == ' ') end++;
            if (end < lower.Length && (IsSpread(lower, at, end) || Nearby.Words("parts.counted").Begins(lower[end..])))
                return Before(lower[..at], (int)count.Value) ?? Shares(lower[end..], (int)count.Value);
        }

        return null;
    }

    /// <summary>首付六成 验收付四成, 30% upfront 70% on delivery: shares that make up the whole.</summary>
    public static decimal[]? Shares(Section section)
    {
        var shares = ShareSpotter.Find(section.Text).Where(share => section.Span.Contains(share.Span) && share.Value > 0)
            .Select(static share => share.Value).ToArray();
        if (shares is [> 0 and < 1] && DownPayment.IsSaid(section)) return [shares[0], 1 - shares[0]];
        return shares.Length > 1 && Math.Abs(shares.Sum() - 1) < LeastShare ? shares : null;
    }

    /// <summary>分期是六四, 三三四付, 六四开: shares of ten, said as digits side by side.</summary>
    public static decimal[]? ByTen(Section section)
    {
        var words = section.Words;
        if (!words.ContainsAny('期', '付', '开')) return null;
        for (var at = 0; at < words.Length; at++)
        {
            var (end, sum) = (at, 0);
            while (end < words.Length && Digit(words[end]) is > 0 and var digit) (end, sum) = (end + 1, sum + digit);
            if (end - at is >= 2 and <= 4 && sum == 10 && (end == words.Length || !Nearby.Words("parts.not").Begins(words[end..]))
                && IsSplit(words, at, end))
            {
                var shares = new decimal[end - at];
                for (var i = 0; i < shares.Length; i++) shares[i] = Digit(words[at + i]);
                return shares;
            }

            at = Math.Max(at, end);
        }

        return null;
    }

    private static int Digit(char c) => char.IsAsciiDigit(c) ? c - '0' : ChineseDigits.Digit(c);

    /// <summary>A split is spoken of before the digits, or they are told to make up the whole.</summary>
    private static bool IsSplit(ReadOnlySpan<char> words, int at, int end) => (end < words.Length && words[end] is '开' or '付')
        || Nearby.Words("parts.split").IsIn(words[Math.Max(0, at - 8)..at]);

    private const decimal LeastShare = 0.001m;

    /// <summary>按442分三期: the weights stand before.</summary>
    private static decimal[]? Before(ReadOnlySpan<char> lower, int count)
    {
        var head = lower.TrimEnd('分').TrimEnd(' ');
        if (head.Length == lower.Length || head.Length < count || (head.Length > count && char.IsAsciiDigit(head[^(count + 1)])))
            return null;
        var shares = new decimal[count];
        for (var i = 0; i < count; i++)
        {
            if (head[head.Length - count + i] is not (>= '1' and <= '9' and var digit)) return null;
            shares[i] = digit - '0';
        }

        return shares;
    }

    /// <summary>分三年平均付, 分两年付清.</summary>
    private static bool IsSpread(ReadOnlySpan<char> lower, int at, int end) =>
        at > 0 && lower[at - 1] == '分' && lower[end] is '年' or '季' or '次' or '批'
        && Nearby.Words("parts.spread").Begins(lower[(end + 1)..]);

    /// <summary>433 or 4:3:3 by itself, where the split is what is spoken of.</summary>
    public static decimal[]? Series(Section section)
    {
        var digits = new List<decimal>();
        foreach (var c in section.Lower.AsSpan(section.Span.Start, section.Span.Length))
        {
            if (c is >= '1' and <= '9') digits.Add(c - '0');
            else if (digits.Count > 0 && c is not (':' or '：' or '/' or '-' or ' ')) return digits.Count > 1 ? [.. digits] : null;
        }

        return digits.Count is > 1 and <= Most ? [.. digits] : null;
    }

    /// <summary>The parts of an amount by their weights; the last one takes the rest.</summary>
    public static JsonArray Split(decimal whole, decimal[] shares)
    {
        var (sum, left, parts) = (shares.Sum(), whole, new JsonArray());
        for (var i = 0; i < shares.Length; i++)
        {
            var part = i == shares.Length - 1 ? left : Math.Round(whole * shares[i] / sum, 2);
            left -= part;
            parts.Add(decimal.Truncate(part) == part ? JsonValue.Create((long)part) : JsonValue.Create(part));
        }

        return parts;
    }

    private static decimal[] Shares(ReadOnlySpan<char> behind, int count)
    {
        var shares = new decimal[count];
        var found = 0;
        foreach (var c in behind)
        {
            if (found < count && char.IsAsciiDigit(c) && c != '0') shares[found++] = c - '0';
            else if (found < count && ChineseDigits.Digit(c) is > 0 and var digit) shares[found++] = digit;
            else if (found == count && char.IsAsciiDigit(c)) break;
            else if (found > 0 && found < count && c is not (':' or '：' or '/' or '-' or ' ' or '比')) break;
        }

        if (found != count) Array.Fill(shares, 1);
        return shares;
    }
}
