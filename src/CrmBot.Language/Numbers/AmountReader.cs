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
        var at = Spaces(lower, low.Span.End);
        var joiner = MoneyWords.Of("joiner").EndAt(lower, at);
        if (joiner < 0) return (low, false);
        var next = Spaces(lower, joiner);
        while (next < lower.Length && !char.IsLetterOrDigit(lower[next]) && CurrencyWords.Before(lower, next + 1) is not null) next++;
        if (NumeralReader.Read(lower, next) is not { Upper: null } numeral) return (low, false);
        var high = WithCurrency(lower, numeral, next);
        var plain = low.Numeral.Scale == 1 && high.Numeral.Scale == 1 && low.Currency is null && high.Currency is null;
        var rising = Joined(low.Numeral, high.Numeral);
        return plain || rising.Value >= rising.Upper ? (low, false) : (high, true);
    }

    /// <summary>50-80万: the first number shares the second one's magnitude if it has none of its own and stays below.</summary>
    private static Numeral Joined(Numeral low, Numeral high)
    {
        var shared = low.Scale == 1 && low.Value * high.Scale < high.Value ? low.Value * high.Scale : low.Value;
        return low with { Value = shared, Upper = high.Value, Approx = false, Scale = Math.Max(low.Scale, high.Scale) };
    }

    private static MoneySpot? Surround(string lower, TextSpan core, Numeral numeral, string? currency, bool bare)
    {
        var (start, end) = (core.Start, core.End);
        var (min, max) = BoundBefore();
        min |= !max && After("min-after");
        max |= !min && After("max-after");
        var approx = Before("approx-before") | After("approx-after") | numeral.Approx;
        if (numeral.Upper is { } upper) return Spot(new Money(null, numeral.Value, upper, currency, false));
        if (min) return Spot(new Money(null, numeral.Value, null, currency, false));
        if (max) return Spot(new Money(null, null, numeral.Value, currency, false));
        return Spot(Money.Of(numeral.Value, currency, approx));

        // 不超过 holds 超过, 不低于 holds 低于: the longer word is the one that was said.
        (bool Min, bool Max) BoundBefore()
        {
            var (least, most) = (Found("min-before"), Found("max-before"));
            if (least < 0 && most < 0) return (false, false);
            var isMin = most < 0 || (least >= 0 && least < most);
            start = isMin ? least : most;
            return (isMin, !isMin);
        }

        MoneySpot Spot(Money money) => new(TextSpan.Between(start, end), core, money, bare);

        bool Before(string kind)
        {
            var found = Found(kind);
            if (found >= 0) start = found;
            return found >= 0;
        }

        int Found(string kind)
        {
            var to = SpacesBack(lower, start);
            var linked = MoneyWords.Of("link").StartBefore(lower, to);
            var found = MoneyWords.Of(kind).StartBefore(lower, to);
            if (found < 0 && linked >= 0) found = MoneyWords.Of(kind).StartBefore(lower, SpacesBack(lower, linked));
            return found < 0 || IsInsideWord(lower, found) ? -1 : found;
        }

        bool After(string kind)
        {
            var found = MoneyWords.Of(kind).EndAt(lower, Spaces(lower, end));
            if (found < 0) return false;
            end = found;
            return true;
        }
    }

    /// <summary>最近20万, 附近, 大小: 近 and 小 belong to another word.</summary>
    private static bool IsInsideWord(string lower, int at) =>
        at > 0 && (IsRise(lower, at) || (lower[at] == '近' && lower[at - 1] is '最' or '附' or '靠' or '接') || (lower[at] == '小' && lower[at - 1] is '大' or '最')
            || (lower[at] == '约' && lower[at - 1] is '预' or '合' or '签' or '续' or '订' or '履'));

    /// <summary>is up to 120k: a sum that has grown is no limit.</summary>
    private static bool IsRise(string lower, int at) => lower.AsSpan(at).StartsWith("up to ", StringComparison.Ordinal)
        && (lower.AsSpan(0, at).EndsWith(" is ", StringComparison.Ordinal) || lower.AsSpan(0, at).EndsWith("'s ", StringComparison.Ordinal)
            || lower.AsSpan(0, at).EndsWith(" now ", StringComparison.Ordinal) || lower.AsSpan(0, at).EndsWith(" went ", StringComparison.Ordinal));

    /// <summary>打八折, 让2个点, 10%: terms, not amounts.</summary>
    private static bool IsTerm(string lower, Numeral numeral)
    {
        var next = Spaces(lower, numeral.Span.End);
        return next < lower.Length
            && (lower[next] is '折' or '%' or '成' or '倍' || lower.AsSpan(next).StartsWith("个点") || lower.AsSpan(next).StartsWith("个百分"));
    }

    /// <summary>120万 分三期: a 分 that begins the next word counts nothing.</summary>
    private static bool IsCounting(string lower, int end, bool scaled)
    {
        var next = Spaces(lower, end);
        if (scaled && next > end && next < lower.Length && WordEdge.IsChinese(lower[next])) return false;   // 88万 周五来签
        return MoneyWords.Of("counted").EndAt(lower, next) >= 0
            && !((next > end || scaled) && lower[next] == '分' && next + 1 < lower.Length
                && (char.IsAsciiDigit(lower[next + 1]) || ChineseDigits.Starts(lower[next + 1]) || lower[next + 1] is '期' or '批' or '两'));
    }

    private static int Spaces(string lower, int at)
    {
        while (at < lower.Length && lower[at] == ' ') at++;
        return at;
    }

    private static int SpacesBack(string lower, int at)
    {
        while (at > 0 && lower[at - 1] == ' ') at--;
        return at;
    }
}
