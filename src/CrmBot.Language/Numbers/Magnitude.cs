using static CrmBot.Language.Numbers.ChineseDigits;

namespace CrmBot.Language.Numbers;

/// <summary>The word behind a number that says what it counts: 万, 千万, 个亿, 万亿, k.</summary>
internal static class Magnitude
{
    /// <summary>The factor and where its word ends; 1 and <paramref name="at"/> without one.</summary>
    public static (decimal Factor, int End) Read(string lower, int at, NumeralScript script)
    {
        if (IsMeasureWord(lower, at)) at++;
        var tenThousandfold = At(lower, at + 1) == '万';
        return At(lower, at) switch
        {
            '亿' => (100_000_000m, at + 1),
            '万' => At(lower, at + 1) == '亿' ? (1_000_000_000_000m, at + 2) : (10_000m, at + 1),
            '千' => tenThousandfold ? (10_000_000m, at + 2) : (1_000m, at + 1),
            '百' when tenThousandfold => (1_000_000m, at + 2),
            '百' when script == NumeralScript.Digits => (100m, at + 1),
            not 'w' when script == NumeralScript.Chinese => (1, at),
            _ => LatinMagnitude.Read(lower, at),
        };
    }

    /// <summary>1.2个亿, 3个w: 个 between the number and its magnitude.</summary>
    private static bool IsMeasureWord(string lower, int at) =>
        At(lower, at) == '个'
        && (At(lower, at + 1) is '亿' or '万' || (At(lower, at + 1) == 'w' && !char.IsAsciiLetter(At(lower, at + 2))));
}
