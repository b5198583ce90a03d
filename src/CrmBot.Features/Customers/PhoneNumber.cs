using System.Text;

namespace CrmBot.Features.Customers;

/// <summary>Telephone numbers in one form: <c>138 0000-8888</c>, <c>+86 138 0000 8888</c> and <c>13800008888</c> are one number.</summary>
internal static class PhoneNumber
{
    private const int Shortest = 5;
    private const int Longest = 15;

    /// <summary>The number with its country code; null when it cannot be a telephone number.</summary>
    public static string? Normalise(string typed)
    {
        if (Digits(typed) is not { } number) return null;
        if (number.StartsWith("00", StringComparison.Ordinal)) number = "+" + number[2..];
        var digits = number.TrimStart('+');
        if (digits.Length is < Shortest or > Longest) return null;
        if (number[0] == '+') return number;
        if (IsMobileNumber(digits)) return "+86" + digits;
        if (digits.Length is 10 or 11 or 12 && digits[0] == '0') return "+86" + digits[1..];
        return digits.Length == 13 && digits.StartsWith("86", StringComparison.Ordinal) && IsMobileNumber(digits[2..])
            ? "+" + digits
            : digits;
    }

    /// <summary>As people read it: 138 0000 8888, 0574 8765 4321, +1 512 555 0100.</summary>
    public static string Print(string normal)
    {
        if (IsNorthAmerican(normal)) return $"+1 {normal[2..5]} {normal[5..8]} {normal[8..]}";
        if (!normal.StartsWith("+86", StringComparison.Ordinal)) return normal;
        var national = normal[3..];
        if (IsMobileNumber(national)) return $"{national[..3]} {national[3..7]} {national[7..]}";
        var area = national[0] is '1' or '2' ? 2 : 3;
        return national.Length > area + 4 ? $"0{national[..area]} {national[area..^4]} {national[^4..]}" : "0" + national;
    }

    /// <summary>With the middle hidden: 138 **** 8888.</summary>
    public static string Mask(string normal)
    {
        var printed = Print(normal).Replace(" ", "", StringComparison.Ordinal);
        return printed.Length <= 7 ? "****" : $"{printed[..3]} **** {printed[^4..]}";
    }

    /// <summary>Whether a number in normal form is a Chinese mobile: who has a new one keeps the desk's.</summary>
    public static bool IsMobile(string normal) => normal.StartsWith("+86", StringComparison.Ordinal) && IsMobileNumber(normal[3..]);

    private static bool IsMobileNumber(string digits) => digits.Length == 11 && digits[0] == '1' && digits[1] >= '3';

    private static bool IsNorthAmerican(string normal) => normal.Length == 12 && normal.StartsWith("+1", StringComparison.Ordinal);

    private static string? Digits(string typed)
    {
        var number = new StringBuilder();
        foreach (var letter in typed.Normalize(NormalizationForm.FormKC).Trim())
        {
            if (char.IsAsciiDigit(letter)) number.Append(letter);
            else if (letter == '+' && number.Length == 0) number.Append(letter);
            else if (letter is not (' ' or '-' or '(' or ')' or '.' or '/' or '\u2011' or '\u2013')) return null;
        }

        return number.Length == 0 || number.ToString() == "+" ? null : number.ToString();
    }
}
