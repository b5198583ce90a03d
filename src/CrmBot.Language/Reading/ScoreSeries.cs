
namespace CrmBot.Language.Reading;

/// <summary>Four scores in a row: 4/4/2/3; where scores are asked for also 5 4 4 3 and 5、4、4、3.</summary>
internal static class ScoreSeries
{
    private const int Count = 4;

    public static bool Has(ReadOnlySpan<char> text) => Find(text, loose: false) is not null;

    /// <summary>Where the series starts and its values; null when there is none.</summary>
    public static (int Start, int End, int[] Values)? Find(ReadOnlySpan<char> text, bool loose)
    {
        for (var at = 0; at + (2 * Count) - 1 <= text.Length; at++)
        {
            if (!char.IsAsciiDigit(text[at]) || (at > 0 && IsPart(text[at - 1]) && !IsLead(text, at - 1))) continue;
            if (Read(text, at, loose) is { } found) return found;
        }

        return null;
    }

    /// <summary>Nothing but four scores of one digit: 3 3 2 2.</summary>
    public static bool IsOnly(ReadOnlySpan<char> text) =>
        Find(text, loose: true) is { } found && text[..found.Start].Trim().IsEmpty && text[found.End..].Trim().IsEmpty
            && Array.TrueForAll(found.Values, static value => value is >= 1 and <= 5);

    private static (int Start, int End, int[] Values)? Read(ReadOnlySpan<char> text, int start, bool loose)
    {
        var values = new int[Count];
        var at = start;
        for (var i = 0; i < Count; i++)
        {
            if (i > 0 && (at = Gap(text, at, loose)) < 0) return null;
            var digits = at;
            while (at < text.Length && at - digits < 2 && char.IsAsciiDigit(text[at])) values[i] = (values[i] * 10) + text[at++] - '0';
            if (at == digits) return null;
        }

        return at < text.Length && IsPart(text[at]) ? null : (start, at, values);
    }

    private static int Gap(ReadOnlySpan<char> text, int at, bool loose)
    {
        var start = at;
        while (at < text.Length && (text[at] == '/' || (loose && text[at] is ' ' or ',' or '、' or '-' or '，'))) at++;
        return at > start ? at : -1;
    }

    /// <summary>评一下分:3/4/2/2; the colon of 10:30 stands behind a digit.</summary>
    private static bool IsLead(ReadOnlySpan<char> text, int at) => text[at] == ':' && !(at > 0 && char.IsAsciiDigit(text[at - 1]));

    private static bool IsPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-' or ':' or '万' or '%';
}
