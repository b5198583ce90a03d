using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Customers;

/// <summary>Who decides after whom: 决策链：王工→李经理→赵总.</summary>
internal static class RoleChain
{
    private static readonly string[] Arrows = [" then ", "->", "=>", "→", "➔", "⇒", ">", "-", "、", ",", "，", "/"];

    /// <summary>The links in their order; fewer than two where the chain is only named, null where it is not.</summary>
    public static IReadOnlyList<string>? Of(Section section)
    {
        if ((section.First("role.chain") ?? section.First("role.goes")) is not { } chain) return null;
        var rest = Phrasing.Trim(TextCutter.Cut(section.Text, TextSpan.Between(Start(section, chain.End), section.Span.End), []));
        var links = rest.Split(Arrows, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (links.Length < 2)
            links = [.. rest.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Link).Where(static link => link.Length > 1)];
        return Array.Exists(links, static link => Nearby.Words("chain.fill").Is(link)) ? null : links;   // 决策链补一下，陈总拍板
    }

    /// <summary>童总审, 最后集团采购定: without what each one does, and without the words for the order.</summary>
    private static string Link(string step)
    {
        step = step.TrimStart('先', '再', '后', '然', '最', '由', '给', '到', '是');
        foreach (var hit in CueLexicon.Instance.Find(NameFold.Fold(step)))
        {
            if (hit.Is("chain.step") && hit.End == step.Length && hit.Start > 1) return step[..hit.Start];
        }

        return step;
    }

    /// <summary>Behind the colon of "decision chain for Harbor: ...".</summary>
    private static int Start(Section section, int end)
    {
        foreach (var mention in section.Customers)
        {
            if (mention.Span.Start < end || mention.Span.End >= section.Span.End) continue;
            if (section.Lower[mention.Span.End] is ':' or '，' or ',' || mention.Span.Start - end <= 2) return mention.Span.End + 1;
        }

        return end;
    }
}
