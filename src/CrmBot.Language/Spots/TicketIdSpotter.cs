using CrmBot.Language.Lexicons;
using CrmBot.Language.Text;

namespace CrmBot.Language.Spots;

/// <summary>Finds numbers that may be ticket ids: T-1024, #1024, 工单1024, ticket 1024, and bare numbers of 3-6 digits.</summary>
public static class TicketIdSpotter
{
    private static readonly WordList Marks = new(["工单", "工单号", "单号", "ticket", "tickets", "tk", "ticket no", "ticket no.", "ticket #",
        "t-", "t", "#", "工单#", "编号", "tk-", "tkt-", "no.", "no", "no:"]);

    public static IReadOnlyList<TicketSpot> Find(FoldedText text, IReadOnlyList<TextSpan>? masked = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<TicketSpot>();
        var lower = text.Lower;
        for (var i = 0; i < lower.Length; i++)
        {
            if (!char.IsAsciiDigit(lower[i])) continue;
            var end = i;
            while (end < lower.Length && char.IsAsciiDigit(lower[end])) end++;
            if (end - i is >= 1 and <= 7 && !Masks.Cover(masked, i) && Read(lower, i, end, found) is { } spot) found.Add(spot);
            i = end;
        }
        return found;
    }

    private static TicketSpot? Read(string lower, int at, int end, List<TicketSpot> before)
    {
        var back = at;
        while (back > 0 && lower[back - 1] is ' ' or ':') back--;
        var mark = Marks.StartBefore(lower, back);
        if (mark >= 0 && lower.AsSpan(mark, back - mark) is "no" && Nearby.Words("repair.no").Ends(lower.AsSpan(0, mark).TrimEnd()))
            mark = -1;   // close 5101 wait no 5104: takes back
        if (mark < 0 && end - at >= 3) mark = Attached(lower, at);
        if (mark < 0 && !IsAlone(lower, at, end)) return null;
        var listed = IsListed(lower, at, before);
        if (mark < 0 && !listed && end - at < 3) return null;
        var id = int.Parse(lower.AsSpan(at, end - at), System.Globalization.CultureInfo.InvariantCulture);
        return new TicketSpot(TextSpan.Between(mark < 0 ? at : mark, end), id, mark >= 0 || listed);
    }

    /// <summary>T1024, tk1024, No1024: the letters stand right before the number.</summary>
    private static int Attached(string lower, int at)
    {
        var start = at;
        while (start > 0 && char.IsAsciiLetter(lower[start - 1])) start--;
        var inside = start > 0 && (char.IsAsciiDigit(lower[start - 1]) || lower[start - 1] is '-' or '_');
        return !inside && lower.AsSpan(start, at - start) is "t" or "tk" or "tkt" or "no" ? start : -1;
    }

    /// <summary>Not a part of a word, an amount, a decimal or a date.</summary>
    private static bool IsAlone(string lower, int at, int end)
    {
        if (at > 0 && (char.IsAsciiLetterOrDigit(lower[at - 1])
            || lower[at - 1] is '.' or '-' or '/' or '$' or '¥' or '€' or '£' or '_' or '+'))
            return false;
        return end >= lower.Length
            || !(char.IsAsciiLetterOrDigit(lower[end])
                || lower[end] is '%' or '/' or '万' or '亿' or '元' or '块' or '号' or '月' or '年' or '日' or '天' or '点' or '折'
            || (lower[end] is '.' or '-' or ':' && end + 1 < lower.Length && char.IsAsciiDigit(lower[end + 1])));
    }

    /// <summary>工单1031和1033: the mark of the first counts for the second.</summary>
    private static bool IsListed(string lower, int at, List<TicketSpot> before) =>
        before is [.., { Marked: true } last] && Nearby.Words("and.ticket").Is(lower.AsSpan(last.Span.End, at - last.Span.End));
}
