using CrmBot.Language.Text;

namespace CrmBot.Language.Spots;

/// <summary>Finds phone numbers: mobile, landline with area code, international, 400 numbers, with spaces, dashes or brackets.</summary>
public static class PhoneSpotter
{
    public static IReadOnlyList<Spot> Find(FoldedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<Spot>();
        var lower = text.Lower;
        for (var i = 0; i < lower.Length; i++)
        {
            if (Spoken(lower, i) is { } said)
            {
                found.Add(said);
                i = said.Span.End - 1;
                continue;
            }

            if (!Starts(lower, i)) continue;
            var spot = Read(lower, i);
            if (spot is { } phone) found.Add(phone);
            i = spot?.Span.End - 1 ?? EndOfDigits(lower, i);
        }
        return found;
    }

    private const int MobileLength = 11;
    private const string SpokenDigits = "零一二三四五六七八九";

    /// <summary>一三八零零幺三八零零零: a mobile number as it is said.</summary>
    private static Spot? Spoken(string lower, int at)
    {
        if (lower[at] is not ('一' or '幺') || at + MobileLength > lower.Length) return null;
        if ((at > 0 && Digit(lower[at - 1]) >= 0) || Digit(lower[at + 1]) < 3) return null;
        Span<char> digits = stackalloc char[MobileLength];
        for (var i = 0; i < MobileLength; i++)
        {
            if (Digit(lower[at + i]) is not (>= 0 and var digit)) return null;
            digits[i] = (char)('0' + digit);
        }

        return at + MobileLength < lower.Length && Digit(lower[at + MobileLength]) >= 0
            ? null : new Spot(new TextSpan(at, MobileLength), new string(digits));
    }

    private static int Digit(char c) => c switch { '幺' => 1, '〇' => 0, _ => SpokenDigits.IndexOf(c, StringComparison.Ordinal) };

    /// <summary>A digit, or + or ( before one; nothing in front that makes it a part of something else ($138, a@1, v2).</summary>
    private static bool Starts(string lower, int at) =>
        (char.IsAsciiDigit(lower[at]) || (lower[at] is '+' or '(' && IsDigit(lower, at + 1)))
        && (at == 0 || !(char.IsAsciiLetterOrDigit(lower[at - 1])
        || lower[at - 1] is '.' or '-' or '/' or '$' or '¥' or '_' or '@' or '+'));

    private static Spot? Read(string lower, int at)
    {
        if (IsDate(lower.AsSpan(at))) return null;
        Span<char> digits = stackalloc char[20];
        var (count, end, groups, i) = (0, at, 0, at);
        if (lower[at] is '+') { digits[count++] = '+'; i++; }
        for (; i < lower.Length && count < digits.Length; i++)
        {
            var c = lower[i];
            if (char.IsAsciiDigit(c))
            {
                if (end != i) groups++;
                digits[count++] = c;
                end = i + 1;
                if (IsWhole(digits[..count]) && !IsDigit(lower, end)) break;
            }
            else if (!IsSeparator(lower, i)) break;
        }
        var value = digits[..count];
        return IsPhone(value, groups) && EndsAt(lower, end) ? new Spot(TextSpan.Between(at, end), new string(value)) : null;
    }

    /// <summary>No letter or digit touches it, but for 13800001111ext2.</summary>
    private static bool EndsAt(string lower, int end) =>
        end >= lower.Length || !char.IsAsciiLetterOrDigit(lower[end]) || IsExtension(lower, end);

    /// <summary>2028-03-31 96万: a day, and the amount behind it.</summary>
    private static bool IsDate(ReadOnlySpan<char> text) =>
        text is ['1' or '2', '9' or '0', >= '0' and <= '9', >= '0' and <= '9', '-', '0' or '1', >= '0' and <= '9', '-', >= '0' and <= '3',
            >= '0' and <= '9', ..]
        && !(text.Length > 10 && char.IsAsciiDigit(text[10]));

    /// <summary>One space or dash between digits, brackets around an area code.</summary>
    private static bool IsSeparator(string lower, int at) => lower[at] switch
    {
        ' ' => !IsListNumber(lower, at + 1) && (IsDigit(lower, at + 1) || Is(lower, at + 1, '(')),
        '-' => !IsListNumber(lower, at + 1) && IsDigit(lower, at + 1),
        '(' => IsDigit(lower, at + 1),
        ')' => IsDigit(lower, at + 1) || Is(lower, at + 1, ' ') || Is(lower, at + 1, '-'),
        _ => false,
    };

    /// <summary>The 2) of … 2) call Mike.</summary>
    private static bool IsListNumber(string lower, int at) => IsDigit(lower, at) && Is(lower, at + 1, ')');

    private static bool IsDigit(string lower, int at) => at < lower.Length && char.IsAsciiDigit(lower[at]);

    private static bool Is(string lower, int at, char c) => at < lower.Length && lower[at] == c;

    /// <summary>A complete Chinese mobile number: what follows after a space is something else.</summary>
    private static bool IsWhole(ReadOnlySpan<char> digits) => digits is ['1', >= '3', ..] && digits.Length == 11;

    private static bool IsExtension(string lower, int end) => lower.AsSpan(end).StartsWith("ext") || lower.AsSpan(end).StartsWith("转");

    private static bool IsPhone(ReadOnlySpan<char> digits, int groups) => digits switch
    {
        ['+', ..] => digits.Length is >= 8 and <= 16,
        ['1', >= '3', ..] when digits.Length == 11 => true,
        ['0', not '0', ..] => digits.Length is >= 10 and <= 12,
        ['0', '0', ..] => digits.Length is >= 10 and <= 16,
        ['4' or '8', '0', '0', ..] => digits.Length == 10,
        ['8', '6', '1', ..] => digits.Length == 13,
        [_, _, _, '0', _, _, _] => groups == 1,   // 555 0192
        // 4155550123; never a day of 20..
        [>= '2' and <= '9', not '0', _, >= '2' and <= '9', ..] when digits.Length == 10 && groups == 0 => true,
        // 555 010 1234, (212) 555-0100: a Western number shows by its groups.
        _ => groups >= 2 && digits.Length is 10 or 11 && digits[0] is not '0',
    };

    private static int EndOfDigits(string lower, int at)
    {
        while (at + 1 < lower.Length && char.IsAsciiDigit(lower[at + 1])) at++;
        return at;
    }
}
