using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Leads;

/// <summary>
/// new lead: Harbour Coffee Roasters, Bristol, …: three capitalised words or more right behind the order and up to the comma are the
/// company, whatever one of them means elsewhere.
/// </summary>
internal static class ListedName
{
    private const int LeastWords = 3, Longest = 40;

    public static TextSpan? Find(Section section)
    {
        if (section.First("lead.ask") is not { } ask || !char.IsAsciiLetter(section.Lower[ask.Start])) return null;
        var start = ask.End;
        while (start < section.Span.End && section.Lower[start] is ' ' or ':' or '-') start++;
        var end = start;
        while (end < section.Span.End && section.Lower[end] is not (',' or ';' or '\n')) end++;
        return end < section.Span.End && end - start <= Longest && IsCapitalised(section.Text.Folded.AsSpan(start, end - start))
            ? TextSpan.Between(start, end) : null;
    }

    private static bool IsCapitalised(ReadOnlySpan<char> name)
    {
        var words = 0;
        foreach (var range in name.Split(' '))
        {
            if (name[range] is not [var first, ..] || !char.IsAsciiLetterUpper(first) && first != '&') return false;
            if (first != '&') words++;
        }

        return words >= LeastWords;
    }
}
