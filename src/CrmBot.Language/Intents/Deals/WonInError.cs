using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Deals;

/// <summary>恒达的赢单撤了改回合同阶段: what was told as signed is not, and the deal goes on where it stood.</summary>
internal static class WonInError
{
    /// <summary>The stage that is named, else <c>open</c>; null where nothing told as signed is taken back.</summary>
    public static string? BackTo(Section section)
    {
        if (section.First("won.undone") is not { } undone) return null;
        foreach (var code in section.Codes)
        {
            if (code.Kind == CodeKind.Stage && code.Span.Start >= undone.Start && code.Code is not "won") return code.Code;
        }

        return "open";
    }

    /// <summary>周三福赢在价格和交期: told of a deal that was signed before; it signs nothing.</summary>
    public static bool TellsFactors(Section section) =>
        section.Has("win.factors") && section.Amounts.Count == 0 && !section.Has("won.signed")
            && !section.Has("won.closed") && section.Customers.Count > 0;
}
