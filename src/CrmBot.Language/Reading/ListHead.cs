using CrmBot.Language.Text;

namespace CrmBot.Language.Reading;

/// <summary>
/// An English message that begins with the name of many records asks for their list: deals stuck in negotiation, leads without any
/// contact.
/// </summary>
internal static class ListHead
{
    private const int MostBefore = 3;

    public static bool Begins(Section section)
    {
        foreach (var hit in section.Cues)
        {
            if (!hit.Is("find.noun") || section.Lower[hit.End - 1] != 's' || !char.IsAsciiLetter(section.Lower[hit.Start])) continue;
            return IsAtHead(section, hit.Start) && section.Span.End > hit.End;
        }

        return false;
    }

    /// <summary>Nothing but words that ask for it, or tell which, stands before: show me open deals.</summary>
    private static bool IsAtHead(Section section, int at)
    {
        var before = new List<TextSpan>();
        foreach (var hit in section.Cues)
        {
            if (hit.End <= at && (hit.Is("find.list") || hit.Is("show.verb") || hit.Is("speaker.me") || hit.IsOf("find")
                || hit.IsOf("grade")))
                before.Add(hit.Span);
        }

        foreach (var code in section.Codes) before.Add(code.Span);
        return section.Within(TextSpan.Between(section.Span.Start, at)).Cut(before).Length <= MostBefore;
    }
}
