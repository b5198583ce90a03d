using CrmBot.Language.Text;

namespace CrmBot.Language.Spots;

/// <summary>Finds e-mail addresses, in lower case.</summary>
public static class EmailSpotter
{
    public static IReadOnlyList<Spot> Find(FoldedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<Spot>();
        var lower = text.Lower;
        var floor = 0;
        for (var at = lower.IndexOf('@', StringComparison.Ordinal); at >= 0; at = lower.IndexOf('@', at + 1))
        {
            var start = at;
            while (start > floor && IsLocal(lower[start - 1])) start--;
            var end = EndOfHost(lower, at + 1);
            while (start < at && lower[start] is '.' or '-' or '+') start++;
            floor = at + 1;
            if (start == at || end < 0) continue;
            found.Add(new Spot(TextSpan.Between(start, end), lower[start..end]));
            floor = end;
        }
        return found;
    }

    private static bool IsLocal(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '+' or '%';

    private static int EndOfHost(string lower, int at)
    {
        var end = at;
        while (end < lower.Length && (char.IsAsciiLetterOrDigit(lower[end]) || lower[end] is '.' or '-')) end++;
        while (end > at && lower[end - 1] is '.' or '-') end--;
        var dot = at + lower.AsSpan(at, end - at).LastIndexOf('.');
        return dot > at && end - dot > 2 && char.IsAsciiLetter(lower[dot + 1]) ? end : -1;
    }
}
