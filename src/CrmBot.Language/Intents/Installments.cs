using CrmBot.Language.Numbers;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents;

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
            if (!char.IsAsciiDigit(lower[at]) && ChineseDigits.Digit(lower[at]) < 0 && lower[at] is not ('十' or '两')) continue;
            if (NumeralReader.Read(section.Lower, section.Span.Start + at) is not { IsPlain: true, IsWhole: true, Value: > 1 and <= Most } count) continue;
            if (at > 0 && ChineseDigits.Digit(lower[at]) == 2 && lower[at] == '二' && lower[at - 1] is not ('分' or '付')) continue;   // 二期 is the second project
            var end = count.Span.End - section.Span.Start;
            while (end < lower.Length && lower[end] == ' ') end++;
            if (end < lower.Length && (lower[end..].StartsWith("期") || lower[end..].StartsWith("笔付") || lower[end..].StartsWith("次付") || lower[end..].StartsWith("批付") || lower[end..].StartsWith("installment") || lower[end..].StartsWith("instalment"))) return Shares(lower[end..], (int)count.Value);
        }

        return null;
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
