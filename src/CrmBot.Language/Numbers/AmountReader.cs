using CrmBot.Language.Lexicons;
using CrmBot.Language.Text;

namespace CrmBot.Language.Numbers;

/// <summary>Reads one amount: the number or range, then the words on both sides of it.</summary>
internal static class AmountReader
{
    public static MoneySpot? Read(string lower, int at)
    {
        if (NumeralReader.Read(lower, at) is not { } first || IsTerm(lower, first)) return null;
        var low = WithCurrency(lower, first, SkipBack(lower, at));
        var (high, joined) = ReadUpper(lower, low);
        var core = joined ? TextSpan.Between(low.Span.Start, high.Span.End) : low.Span;
        var numeral = joined ? Joined(low.Numeral, high.Numeral) : first;
        var currency = low.Currency ?? (joined ? high.Currency : null);
        var bare = currency is null && numeral.Scale == 1;
        if (currency is null && IsCounting(lower, core.End, numeral.Scale > 1)) return null;
        return Surround(lower, core, numeral, currency, bare);
    }

    private readonly record struct Side(Numeral Numeral, string? Currency, TextSpan Span);

    private static int SkipBack(string lower, int at) =>
        at > 0 && lower[at - 1] == ' ' && CurrencyWords.Before(lower, at - 1) is not null ? at - 1 : at;

    private static Side WithCurrency(string lower, Numeral numeral, int before)
    {
        var (start, end, code) = (numeral.Span.Start, numeral.Span.End, (string?)null);
        if (CurrencyWords.Before(lower, before) is { } ahead) (code, start) = (ahead.Code, ahead.Start);
        var next = end < lower.Length && lower[end] is ' ' or '个' && end + 1 < lower.Length ? end + 1 : end;
        if (CurrencyWords.After(lower, next) is { } behind && !IsPiece(lower, numeral, next, behind.End))
            (code, end) = (code ?? behind.Code, behind.End);
        return new Side(numeral, code, TextSpan.Between(start, end));
    }

    /// <summary>三块业务: 块 counts pieces when a small Chinese number stands before it and a noun behind.</summary>
    private static bool IsPiece(string lower, Numeral numeral, int at, int end) =>
        lower[at] == '块' && end == at + 1 && numeral is { Script: NumeralScript.Chinese, Value: < 10, Scale: 1 }
        && end < lower.Length && char.IsLetter(lower[end]);

    private static (Side Side, bool Joined) ReadUpper(string lower, Side low)
    {
        if (low.Numeral.Upper is not null) return (low, false);
        var joiner = MoneyWords.Of("joiner").EndAt(lower, Blanks.Skip(lower, low.Span.End));
        if (joiner < 0) return (low, false);
        var next = SkipSigns(lower, Blanks.Skip(lower, joiner));
        if (NumeralReader.Read(lower, next) is not { Upper: null } numeral) return (low, false);
        var high = WithCurrency(lower, numeral, next);
        var plain = low.Numeral.Scale == 1 && high.Numeral.Scale == 1 && low.Currency is null && high.Currency is null;
        var rising = Joined(low.Numeral, high.Numeral);
        return plain || rising.Value >= rising.Upper ? (low, false) : (high, true);
    }

    /// <summary>$50 - $80: the sign before the second number.</summary>
    private static int SkipSigns(string lower, int at)
    {
        while (at < lower.Length && !char.IsLetterOrDigit(lower[at]) && CurrencyWords.Before(lower, at + 1) is not null) at++;
        return at;
    }

    /// <summary>50-80万: the first number shares the second one's magnitude if it has none of its own and stays below.</summary>
    private static Numeral Joined(Numeral low, Numeral high)
    {
        var shared = low.Scale == 1 && low.Value * high.Scale < high.Value ? low.Value * high.Scale : low.Value;
        return low with { Value = shared, Upper = high.Value, Approx = false, Scale = Math.Max(low.Scale, high.Scale) };
    }

    private static MoneySpot Surround(string lower, TextSpan core, Numeral numeral, string? currency, bool bare)
    {
        var around = new AmountSurroundings(lower, core);
        var (min, max) = around.BoundBefore();
        min |= !max && around.After("min-after");
        max |= !min && around.After("max-after");
        var approx = around.Before("approx-before") | around.After("approx-after") | numeral.Approx;
        var money = numeral.Upper is { } upper ? new Money(null, numeral.Value, upper, currency, false)
            : min ? new Money(null, numeral.Value, null, currency, false)
            : max ? new Money(null, null, numeral.Value, currency, false)
            : Money.Of(numeral.Value, currency, approx);
        return new MoneySpot(around.Span, core, money, bare);
    }

    /// <summary>让两成; 72万成交 is a sum.</summary>
    private const int MostTenths = 10;

    /// <summary>打八折, 让2个点, 10%: terms, not amounts.</summary>
    private static bool IsTerm(string lower, Numeral numeral)
    {
        var next = Blanks.Skip(lower, numeral.Span.End);
        return next < lower.Length
            && (lower[next] is '折' or '%' or '倍' || (lower[next] is '成' && numeral.Value <= MostTenths) || lower.AsSpan(next).StartsWith("个点") || lower.AsSpan(next).StartsWith("个百分"));
    }

    /// <summary>3个, 2台: the number counts something; but not in 88万 周五来签.</summary>
    private static bool IsCounting(string lower, int end, bool scaled)
    {
        var next = Blanks.Skip(lower, end);
        if (scaled && next > end && next < lower.Length && WordEdge.IsChinese(lower[next])) return false;
        return MoneyWords.Of("counted").EndAt(lower, next) >= 0 && !((next > end || scaled) && IsDividing(lower, next));
    }

    /// <summary>120万 分三期: a 分 that begins the next word counts nothing.</summary>
    private static bool IsDividing(string lower, int at) => lower[at] == '分' && at + 1 < lower.Length
        && (char.IsAsciiDigit(lower[at + 1]) || ChineseDigits.Starts(lower[at + 1]) || lower[at + 1] is '期' or '批' or '两');
}
