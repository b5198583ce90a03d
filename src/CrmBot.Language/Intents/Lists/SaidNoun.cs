using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Lists;

/// <summary>The noun that names the records of a list. The head of a Chinese phrase stands last, of an English one first.</summary>
internal static class SaidNoun
{
    public static string? Of(Section section)
    {
        CueHit? chosen = null;
        foreach (var hit in section.Cues)
        {
            if (!IsNoun(hit) || IsInList(section, hit) || IsInState(section, hit) || IsInSheet(section, hit)) continue;
            if (chosen is not { } before || IsChinese(section, hit) || IsChinese(section, before)) chosen = hit;
        }

        return chosen?.Leaf;
    }

    private static bool IsNoun(CueHit hit) =>
        hit.Is("find.cust") || hit.Is("find.lead") || hit.Is("find.deal") || hit.Is("find.contract") || hit.Is("find.ticket");

    private static bool IsChinese(Section section, CueHit hit) => !char.IsAscii(section.Lower[hit.Start]);

    /// <summary>客户名单.</summary>
    private static bool IsInList(Section section, CueHit noun)
    {
        if (noun.Length > 1) return false;
        foreach (var list in section.Cues)
        {
            if (list.Is("list.noun") && list.Span.Contains(noun.Span)) return true;
        }

        return false;
    }

    /// <summary>哪些工单在等客户.</summary>
    private static bool IsInState(Section section, CueHit noun)
    {
        foreach (var state in section.Cues)
        {
            if (state.IsOf("state") && state.Length > noun.Length && state.Span.Contains(noun.Span)) return true;
        }

        return false;
    }

    /// <summary>紧急单, 拉个单子.</summary>
    private static bool IsInSheet(Section section, CueHit noun)
    {
        if (!noun.Is("find.deal")) return false;
        foreach (var other in section.Cues)
        {
            if (other.Length > noun.Length && other.Span.Contains(noun.Span)
                && (other.Is("find.ticket") || (other.Is("find.list") && IsChinese(section, noun)))) return true;
        }

        return false;
    }
}
