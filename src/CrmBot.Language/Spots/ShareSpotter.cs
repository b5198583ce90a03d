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
            if (!CouldStart(lower, i) || Masks.Cover(masked, i) || Read(lower, i) is not { } share) continue;
            found.Add(share);
            i = share.Span.End - 1;
        }
        return found;
    }

    private static bool CouldStart(string lower, int at)
    {
        var c = lower[at];
        if (!char.IsAsciiDigit(c) && !ChineseDigits.Starts(c) && !char.IsAsciiLetterLower(c) && c != '对') return false;
        return at == 0 || (lower[at - 1] != '.' && !(char.IsAsciiLetterOrDigit(c) && char.IsAsciiLetterOrDigit(lower[at - 1])));
    }

    private const decimal Half = 0.5m;
    private static readonly string[] Halves =
        ["五五开", "fifty fifty", "fifty-fifty", "a coin toss", "一半一半", "对半", "一半", "50/50", "50-50"];

    private static readonly string[] PerCent = ["%", "percent", "pct"];

    private static ShareSpot? Read(string lower, int at)
    {
        if (lower.AsSpan(at).StartsWith("百分之") && NumeralReader.Read(lower, at + 3) is { } hundredth)
            return Share(at, hundredth.Span.End, hundredth.Value / 100);
        foreach (var words in Halves)
            if (lower.AsSpan(at).StartsWith(words)) return Share(at, at + words.Length, Half);
        if (NumeralReader.Read(lower, at) is not { } numeral) return null;
        var end = numeral.Span.End;
        var next = end < lower.Length && lower[end] == ' ' ? end + 1 : end;
        foreach (var sign in PerCent)
            if (lower.AsSpan(next).StartsWith(sign)) return Share(at, next + sign.Length, numeral.Value / 100);
        return lower.AsSpan(end).StartsWith("成") && numeral is { Value: > 0 and <= 10, Scale: 1, Upper: null }
            ? Tenths(lower, at, end, numeral.Value) : null;
    }

    /// <summary>八成, 七成五, 八成半.</summary>
    private static ShareSpot? Tenths(string lower, int at, int end, decimal tenths)
    {
        var next = ChineseDigits.At(lower, end + 1);
        if (IsOtherWord(next) || (next == '了' && !EndsThere(lower, end + 2))) return null;
        var more = ChineseDigits.Digit(next);
        if (more < 0 && char.IsAsciiDigit(next)) more = next - '0';
        if (next == '半') return Share(at, end + 2, tenths / 10 + HalfTenth);
        return more > 0 ? Share(at, end + 2, tenths / 10 + more / 100m) : Share(at, end + 1, tenths / 10);
    }

    /// <summary>成交, 成都, 成本, 成功, 成立, 成为, 成员, 成果, 成单, 成熟.</summary>
    private static bool IsOtherWord(char next) =>
        next is '交' or '都' or '本' or '功' or '立' or '为' or '员' or '果' or '单' or '熟';

    private const decimal HalfTenth = 0.05m;

    /// <summary>单子九成了: nothing that was brought about stands behind it.</summary>
    private static bool EndsThere(string lower, int at) =>
        at >= lower.Length || !char.IsLetterOrDigit(lower[at]) || lower[at] is '吧' or '呢' or '哈';

    private static ShareSpot? Share(int at, int end, decimal value) =>
        value is >= 0 and <= 100 ? new ShareSpot(TextSpan.Between(at, end), value) : null;
}
