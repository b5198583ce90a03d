using System.Text.Json.Nodes;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Spots;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>The chance of a deal, and its stage, in its open preview.</summary>
internal static class PatchedDeal
{
    public static void Set(JsonObject set, Section section, Frame preview)
    {
        if (preview.Intent != "deal_upd") return;
        foreach (var share in ShareSpotter.Find(section.Text))
        {
            if (section.Span.Contains(share.Span) && share.Value <= 1) set["prob"] = share.Value;
        }

        if (Stage(section) is { } stage && (section.Amounts.Count == 0 || IsStageChanged(section))) set["stage"] = stage;
    }

    private static string? Stage(Section section)
    {
        foreach (var code in section.CodesOf(CodeKind.Stage))
        {
            if (code.Code is not ("won" or "lost")) return code.Code;
        }

        return null;
    }

    /// <summary>阶段改成合同，金额写60万: a clause of its own changes the stage.</summary>
    private static bool IsStageChanged(Section section) => section.HasClause(static clause =>
        clause.Amounts.Count == 0 && clause.Has("change.word") && clause.HasCode(CodeKind.Stage));
}
