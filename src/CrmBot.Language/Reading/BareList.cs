using CrmBot.Language.Text;

namespace CrmBot.Language.Reading;

/// <summary>客户列表, 所有工单, customer list: the name of many records and words that ask for their list, and nothing else.</summary>
internal static class BareList
{
    private const int Longest = 30;

    public static bool Is(Section section)
    {
        if (section.Span.Length > Longest || !(section.Has("list.noun") || section.Has("find.every"))) return false;
        var said = new List<TextSpan>();
        foreach (var hit in section.Cues)
        {
            if (hit.Is("find.noun") || hit.Is("find.cust") || hit.Is("find.every") || hit.Is("list.noun") || hit.Is("find.list")
                || hit.Is("show.verb"))
                said.Add(hit.Span);
        }

        return !section.Cut(said).Any(static c => char.IsLetterOrDigit(c) && c is not ('的' or '我' or '看' or '吧' or '下'));
    }
}
