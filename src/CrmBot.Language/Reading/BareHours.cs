using CrmBot.Language.Lexicons;
using CrmBot.Language.Text;

namespace CrmBot.Language.Reading;

/// <summary>Two plain hours where nothing but hours can be meant: no pings between 12 and 2.</summary>
internal static class BareHours
{
    private static readonly string[] Links = [" and ", " to ", " till ", " until ", "-", "到"];

    public static (TimeOnly From, TimeOnly To)? Find(string lower, TextSpan span)
    {
        for (var at = span.Start; at < span.End; at++)
        {
            if (!WordEdge.IsStart(lower, at) || Hour(lower, ref at) is not { } first) continue;
            foreach (var link in Links)
            {
                if (!lower.AsSpan(at).StartsWith(link, StringComparison.Ordinal)) continue;
                var next = at + link.Length;
                if (next < span.End && Hour(lower, ref next) is { } second) return Pair(first, second);
            }
        }

        return null;
    }

    private static int? Hour(string lower, ref int at)
    {
        var (end, hour) = (at, 0);
        while (end < lower.Length && end - at < 3 && char.IsAsciiDigit(lower[end])) hour = (hour * 10) + lower[end++] - '0';
        if (end == at || hour > 23 || (end < lower.Length && char.IsAsciiLetterOrDigit(lower[end]))) return null;
        at = end;
        return hour;
    }

    /// <summary>1-6 is afternoon, and the end comes behind the start.</summary>
    private static (TimeOnly From, TimeOnly To) Pair(int first, int second)
    {
        var from = first is >= 1 and <= 6 ? first + 12 : first;
        var to = second is >= 1 and <= 11 && second <= from && second + 12 > from ? second + 12 : second;
        return (new TimeOnly(from, 0), new TimeOnly(to, 0));
    }
}
