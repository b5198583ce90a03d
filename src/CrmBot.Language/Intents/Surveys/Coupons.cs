using CrmBot.Language.Lexicons;
using CrmBot.Language.Numbers;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Surveys;

/// <summary>What a campaign gives: 满500减80, 50元券, 续费9折, 20% off, $10 voucher.</summary>
internal static class Coupons
{
    private const int Longest = 24;

    public static TextSpan? Find(Section section) =>
        (Threshold(section) ?? Discount(section) ?? English(section)) is { } figure ? WithTerms(section, figure) : Gift(section);

    /// <summary>满100减10，限时抢购; 15% off until Friday: how long it holds belongs to what is given.</summary>
    private static TextSpan WithTerms(Section section, TextSpan coupon)
    {
        var at = coupon.End;
        while (at < section.Span.End && section.Lower[at] is ' ' or '，' or ',') at++;
        foreach (var hit in section.All("campaign.terms"))
        {
            if (hit.Start == at) return TextSpan.Between(coupon.Start, hit.End);
        }

        return section.Times.Find(time => time.Span.Start == at && time.Mark == TimeMark.Until) is { } until
            ? TextSpan.Between(coupon.Start, until.Span.End) : coupon;
    }

    /// <summary>满1000减100.</summary>
    private static TextSpan? Threshold(Section section)
    {
        var lower = section.Lower;
        for (var at = lower.IndexOf('满', section.Span.Start); at >= 0 && at < section.Span.End; at = lower.IndexOf('满', at + 1))
        {
            var end = Digits(section, at + 1);
            if (end == at + 1) continue;
            while (end < section.Span.End && lower[end] is '元' or '块' or ' ' or '就' or '立' or '，' or ',') end++;
            if (end < section.Span.End && lower[end] is '减' or '送' or '返' or '打')
            {
                var last = Digits(section, end + 1);
                while (last < section.Span.End && lower[last] is '元' or '块' or '折') last++;
                if (last > end + 1) return TextSpan.Between(at, last);
            }
        }

        return null;
    }

    /// <summary>Up to 折 or 券, from the first character behind a word that says what is done.</summary>
    private static TextSpan? Discount(Section section)
    {
        for (var at = section.Span.Start; at < section.Span.End; at++)
        {
            if (section.Lower[at] is not ('折' or '券')) continue;
            var end = at + 1;
            if (end < section.Span.End && section.Lower[end] == '券') end++;
            var start = at;
            while (start > section.Span.Start && end - start < Longest && IsPart(section, start - 1)) start--;
            if (end - start > 1 && section.Lower.AsSpan(start, end - start).IndexOfAnyInRange('0', '9') is >= 0 or -1
                && (HasFigure(section, start, end) || (section.Lower[end - 1] == '券' && end - start > 3)))
            {
                return TextSpan.Between(start, end);
            }
        }

        return null;
    }

    private static bool HasFigure(Section section, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (char.IsAsciiDigit(section.Lower[at]) || ChineseDigits.Digit(section.Lower[at]) >= 0 || section.Lower[at] is '十' or '百')
                return true;
        }

        return false;
    }

    private static bool IsPart(Section section, int at)
    {
        var c = section.Lower[at];
        if (char.IsAsciiDigit(c) || c is '.' or '元' or '块' or '%') return true;
        if (!WordEdge.IsChinese(c) || c is '送' or '发' or '推' or '给' or '个' or '张' or '走' or '打' or '做' or '的') return false;
        return !section.Cues.Exists(hit => hit.Span.Contains(at)
            && (hit.IsOf("campaign.seg") || hit.IsOf("campaign.channel") || hit.Is("campaign.verb") || hit.Is("client")
                || hit.Is("fix.clear")));
    }

    private static TextSpan? English(Section section)
    {
        foreach (var hit in section.All("campaign.coupon"))
        {
            if (!char.IsAscii(section.Lower[hit.Start])) continue;
            var start = hit.Start;
            while (start > section.Span.Start && hit.Start - start < Longest
                && (section.Lower[start - 1] is ' ' or '%' or '$' or '€' or '.' || char.IsAsciiDigit(section.Lower[start - 1])))
            {
                start--;
            }
            while (start < hit.Start && section.Lower[start] == ' ') start++;
            if (start < hit.Start) return TextSpan.Between(start, hit.End);
        }

        return null;
    }

    /// <summary>送一次免费保养, 立减200: from the verb to the end of the clause.</summary>
    private static TextSpan? Gift(Section section)
    {
        foreach (var hit in section.All("campaign.gift"))
        {
            foreach (var clause in section.Clauses)
            {
                if (clause.Contains(hit.Span) && clause.End - hit.End is >= 2 and <= Longest)
                    return TextSpan.Between(hit.Start, clause.End);
            }
        }

        return null;
    }

    private static int Digits(Section section, int at)
    {
        while (at < section.Span.End && char.IsAsciiDigit(section.Lower[at])) at++;
        return at < section.Span.End && NumeralReader.Read(section.Lower, at) is { } written ? written.Span.End : at;   // 满一万减八百
    }
}
