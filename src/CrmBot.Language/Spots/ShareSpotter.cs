using CrmBot.Language.Numbers;
using CrmBot.Language.Text;

namespace CrmBot.Language.Spots;

/// <summary>Finds shares: 70%, 八成, 七成五, 五五开, 百分之八十, 0.8 after a cue is the caller's business.</summary>
public static class ShareSpotter
{
    public static IReadOnlyList<ShareSpot> Find(FoldedText text, IReadOnlyList<TextSpan>? masked = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<ShareSpot>();
        var lower = text.Lower;
        for (var i = 0; i < lower.Length; i++)
        {
            var c = lower[i];
            if (!char.IsAsciiDigit(c) && !ChineseDigits.Starts(c) && !char.IsAsciiLetterLower(c) && c != '对') continue;
            if (i > 0 && (char.IsAsciiLetterOrDigit(c) && char.IsAsciiLetterOrDigit(lower[i - 1]) || lower[i - 1] == '.')) continue;
            if (Masks.Cover(masked, i) || Read(lower, i) is not { } share) continue;
            found.Add(share);
            i = share.Span.End - 1;
        }
        return found;
    }

    private static ShareSpot? Read(string lower, int at)
    {
        if (lower.AsSpan(at).StartsWith("百分之") && NumeralReader.Read(lower, at + 3) is { } hundredth)
            return Share(at, hundredth.Span.End, hundredth.Value / 100);
        if (lower.AsSpan(at).StartsWith("五五开")) return Share(at, at + 3, 0.5m);
        if (lower.AsSpan(at).StartsWith("fifty fifty") || lower.AsSpan(at).StartsWith("fifty-fifty")) return Share(at, at + "fifty fifty".Length, 0.5m);
        if (lower.AsSpan(at).StartsWith("a coin toss")) return Share(at, at + "a coin toss".Length, 0.5m);
        if (lower.AsSpan(at).StartsWith("一半一半")) return Share(at, at + 4, 0.5m);
        if (lower.AsSpan(at).StartsWith("对半")) return Share(at, at + 2, 0.5m);
        if (lower.AsSpan(at).StartsWith("一半")) return Share(at, at + 2, 0.5m);
        if (lower.AsSpan(at).StartsWith("fifty-fifty")) return Share(at, at + 11, 0.5m);
        if (lower.AsSpan(at).StartsWith("50/50") || lower.AsSpan(at).StartsWith("50-50")) return Share(at, at + 5, 0.5m);
        if (NumeralReader.Read(lower, at) is not { } numeral) return null;
        var end = numeral.Span.End;
        var next = end < lower.Length && lower[end] == ' ' ? end + 1 : end;
        if (lower.AsSpan(next).StartsWith("%")) return Share(at, next + 1, numeral.Value / 100);
        if (lower.AsSpan(next).StartsWith("percent")) return Share(at, next + 7, numeral.Value / 100);
        if (lower.AsSpan(next).StartsWith("pct")) return Share(at, next + 3, numeral.Value / 100);
        return lower.AsSpan(end).StartsWith("成") && numeral is { Value: > 0 and <= 10, Scale: 1, Upper: null }
            ? Tenths(lower, at, end, numeral.Value) : null;
    }

    /// <summary>八成, 七成五; not 成交, 成都, 成本.</summary>
    private static ShareSpot? Tenths(string lower, int at, int end, decimal tenths)
    {
        var next = ChineseDigits.At(lower, end + 1);
        if (next is '交' or '都' or '本' or '功' or '立' or '为' or '员' or '果' or '单' or '熟' || (next == '了' && !EndsThere(lower, end + 2))) return null;
        var more = ChineseDigits.Digit(next);
        if (more < 0 && char.IsAsciiDigit(next)) more = next - '0';
        if (next == '半') return Share(at, end + 2, tenths / 10 + HalfTenth);   // 八成半
        return more > 0 ? Share(at, end + 2, tenths / 10 + more / 100m) : Share(at, end + 1, tenths / 10);
    }

    private const decimal HalfTenth = 0.05m;

    /// <summary>单子九成了: nothing that was brought about stands behind it.</summary>
    private static bool EndsThere(string lower, int at) => at >= lower.Length || !char.IsLetterOrDigit(lower[at]) || lower[at] is '吧' or '呢' or '哈';

    private static ShareSpot? Share(int at, int end, decimal value) =>
        value is >= 0 and <= 100 ? new ShareSpot(TextSpan.Between(at, end), value) : null;
}
