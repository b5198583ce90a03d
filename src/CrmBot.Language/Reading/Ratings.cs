namespace CrmBot.Language.Reading;

/// <summary>A number of points or stars: 9分, 4星, 5 stars; not 30分钟 and not 分期.</summary>
internal static class Ratings
{
    private const string Digits = "0123456789一二三四五六七八九十两";

    public static bool Has(ReadOnlySpan<char> text)
    {
        for (var at = 1; at < text.Length; at++)
        {
            if (text[at] is '分' or '星' && Digits.Contains(text[at - 1], StringComparison.Ordinal) && !IsOtherWord(text, at + 1))
                return true;
        }

        return text.Contains(" stars", StringComparison.Ordinal);
    }

    private static bool IsOtherWord(ReadOnlySpan<char> text, int next) =>
        next < text.Length
            && text[next] is '钟' or '期' or '批' or '公' or '之' or '级' or '店' or '别' or '析' or '类' or '种' or '开' or '销' or '配' or '给' or '到'
                or '成' or '头';
}
