using CrmBot.Language.Text;

namespace CrmBot.Language.Numbers;

/// <summary>
/// Finds amounts of money. A number with a currency or a magnitude word (万, k) is an amount unless it counts things;
/// a plain number is reported as <see cref="MoneySpot.Bare"/> for slots that ask for an amount (赔800).
/// </summary>
public static class MoneySpotter
{
    /// <summary>Ten trillion.</summary>
    private const decimal MostMoney = 10_000_000_000_000m;

    /// <param name="text">The message.</param>
    /// <param name="masked">Spans that are something else: names, phones, times.</param>
    /// <param name="bare">Whether plain numbers are reported too.</param>
    public static IReadOnlyList<MoneySpot> Find(FoldedText text, IReadOnlyList<TextSpan>? masked = null, bool bare = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<MoneySpot>();
        var lower = text.Lower;
        for (var i = 0; i < lower.Length; i++)
        {
            if (!CouldStart(lower, i) || Masks.Cover(masked, i)) continue;
            if (AmountReader.Read(lower, i) is not { } amount) { i = SkipNumber(lower, i); continue; }
            if (IsNegative(lower, Math.Min(i, amount.Core.Start))
                || (!amount.Bare && IsBeyond(amount))) { i = Math.Max(i, amount.Span.End - 1); continue; }
            if ((bare || !amount.Bare) && !Masks.Touch(masked, amount.Core)) found.Add(amount);
            i = Math.Max(i, amount.Span.End - 1);
        }
        return found;
    }

    /// <summary>The amount that starts at a place, plain numbers included; null when none starts there.</summary>
    public static MoneySpot? ReadAt(FoldedText text, int at)
    {
        ArgumentNullException.ThrowIfNull(text);
        return AmountReader.Read(text.Lower, at);
    }

    private static bool CouldStart(string lower, int at)
    {
        var c = lower[at];
        if (char.IsAsciiDigit(c))
            return at == 0 || !(char.IsAsciiLetterOrDigit(lower[at - 1]) || lower[at - 1] == '.')
                || CurrencyWords.Before(lower, at) is not null;
        // 几十万, 数百万, 百八十万 name no amount; their tails must not be read as one.
        if (ChineseDigits.Starts(c) && at > 0 && lower[at - 1] is '几' or '数' or '第' or '百' or '千') return false;
        return ChineseDigits.Starts(c) || (char.IsAsciiLetterLower(c) && (at == 0 || !char.IsAsciiLetterOrDigit(lower[at - 1])));
    }

    /// <summary>99999999999999万: a slip of the finger, no sum that anybody signs.</summary>
    private static bool IsBeyond(MoneySpot amount) => amount.Money is { } money && (money.Value ?? money.Max ?? money.Min) > MostMoney;

    /// <summary>金额-5万, 负5万: nobody pays less than nothing; in 50-80万 and 恒达-50万 the dash is no sign.</summary>
    private static bool IsNegative(string lower, int at)
    {
        if (at == 0) return false;
        if (lower[at - 1] == '负') return true;
        return lower[at - 1] == '-'
            && (at == 1 || lower[at - 2] is ' ' or '额' or '成' or '为' or '到' or '价' or '是' or '了' or '算' or '约' or '款');
    }

    /// <summary>A number that is no amount is passed as a whole, so that its middle is not read again.</summary>
    private static int SkipNumber(string lower, int at)
    {
        while (at + 1 < lower.Length && char.IsAsciiDigit(lower[at]) && (char.IsAsciiDigit(lower[at + 1]) || lower[at + 1] == '.')) at++;
        return at;
    }
}
