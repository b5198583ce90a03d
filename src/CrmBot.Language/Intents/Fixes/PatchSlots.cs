using System.Text.Json.Nodes;
using CrmBot.Language.Linking;
using CrmBot.Language.Numbers;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>
/// Corrections of slots that have words of their own: the split of an amount, its currency, tags, what is wanted, why it was lost.
/// </summary>
internal static class PatchSlots
{
    private static readonly string[] Wants = ["refund", "return", "exchange", "repair", "resend", "onsite", "compensation"];

    /// <summary>Sets what <paramref name="kept"/> says of such a slot of the preview; false when it says nothing of one.</summary>
    public static bool Set(JsonObject set, Section section, Section kept, Frame preview)
    {
        SetParts(set, section, preview);
        SetCurrency(set, section, preview);
        SetTags(set, kept, preview);
        SetWant(set, kept, preview);
        if (preview.Has("src")) SetCode(set, kept, "src", CodeKind.Source);
        if (preview.Has("region")) SetCode(set, kept, "region", CodeKind.Region);
        if (preview.Has("score") && preview.Intent == "survey" && kept.Rating is { } score) set["score"] = score.Value;
        if (preview.Intent == "lost" && section.Customers.Count == 0 && kept.FirstOf("reason")?.Leaf is { } reason) set["reason"] = reason;
        return set.Count > 0;
    }

    private static void SetCode(JsonObject set, Section kept, string slot, CodeKind kind)
    {
        if (kept.CodesOf(kind).FirstOrDefault().Code is { } code) set[slot] = code;
    }

    /// <summary>标签再加一个 需要培训: lists are given whole.</summary>
    public static void SetTags(JsonObject set, Section section, Frame preview)
    {
        if (!preview.Has("tags")) return;
        var said = section.CodesOf(CodeKind.Tag).Select(static tag => tag.Code).Distinct().ToList();
        if (said.Count == 0) return;
        var old = preview.Texts("tags");
        var whole = section.HasAny("patch.more", "also") ? old.Union(said)
            : section.Has("tag.del") && !section.Has("affirm") ? old.Except(said)
            : said;
        set["tags"] = new JsonArray([.. whole.Select(static tag => (JsonNode)tag)]);
    }

    /// <summary>分期改成433: the shares of the amount that stands in the preview.</summary>
    private static void SetParts(JsonObject set, Section section, Frame preview)
    {
        if (preview.Intent != "won" || preview.Object("amt")?["v"]?.GetValue<decimal>() is not { } whole) return;
        var shares = section.Has("patch.parts") ? Installments.Series(section) ?? Installments.Find(section) : Installments.Find(section);
        if (shares is not null) set["parts"] = Installments.Split(whole, shares);
    }

    /// <summary>币种错了 这个是美金: only the currency of the amount.</summary>
    public static void SetCurrency(JsonObject set, Section section, Frame preview)
    {
        if (section.Amounts.Exists(static spot => !spot.Bare) || preview.Object("amt") is not { } amount
            || Currency(section) is not { } code) return;
        var changed = amount.DeepClone().AsObject();
        changed["cur"] = code;
        set["amt"] = changed;
    }

    /// <summary>The currency said last, but for one that is denied.</summary>
    public static string? Currency(Section section)
    {
        string? last = null;
        for (var at = section.Span.Start; at < section.Span.End; at++)
        {
            if (at > 0 && char.IsAsciiLetter(section.Lower[at]) && char.IsAsciiLetterOrDigit(section.Lower[at - 1])) continue;
            if (CurrencyWords.After(section.Lower, at) is { } mark && mark.End - at > 1 && !section.HasRightBefore("deny", at))
                last = mark.Code;
        }

        return last;
    }

    public static void SetWant(JsonObject set, Section kept, Frame preview)
    {
        if (preview.Intent != "tk_new" || !preview.Has("want")) return;
        if (Array.Find(Wants, want => kept.Has("want." + want) || kept.Has("patch.want." + want)) is { } found) set["want"] = found;
    }
}
