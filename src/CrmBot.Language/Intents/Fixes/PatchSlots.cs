using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Numbers;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>Corrections of slots that have words of their own: the split of an amount, its currency, tags, what is wanted, why it was lost.</summary>
internal static class PatchSlots
{
    private static readonly Nearby CurrencyLead = Nearby.Words("currency.lead");
    private static readonly string[] Kinds = ["renewal", "first", "upsell"];
    private static readonly string[] Channels = ["sms", "email", "wechat", "call"];
    private static readonly string[] Wants = ["refund", "return", "exchange", "repair", "resend", "onsite", "compensation"];

    /// <summary>Sets what <paramref name="kept"/> says of such a slot of the preview; false when it says nothing of one.</summary>
    public static bool Set(JsonObject set, Section section, Section kept, Frame preview)
    {
        SetParts(set, section, preview);
        SetCurrency(set, section, preview);
        SetTags(set, kept, preview);
        SetWant(set, kept, preview);
        if (preview.Has("src") && kept.CodesOf(CodeKind.Source).FirstOrDefault() is { Code: not null } source) set["src"] = source.Code;
        if (preview.Has("region") && kept.CodesOf(CodeKind.Region).FirstOrDefault() is { Code: not null } region) set["region"] = region.Code;
        if (preview.Has("score") && preview.Intent == "survey" && kept.Rating is { } score) set["score"] = score.Value;
        if (preview.Intent == "lost" && section.Customers.Count == 0 && kept.FirstOf("reason")?.Leaf is { } reason) set["reason"] = reason;
        return set.Count > 0;
    }

    /// <summary>标签再加一个 需要培训: lists are given whole.</summary>
    public static void SetTags(JsonObject set, Section section, Frame preview)
    {
        if (!preview.Has("tags")) return;
        var said = section.CodesOf(CodeKind.Tag).Select(static tag => tag.Code).Distinct().ToList();
        if (said.Count == 0) return;
        var old = preview.Texts("tags");
        var whole = section.Has("patch.more") || section.Has("also") ? old.Union(said) : section.Has("tag.del") && !section.Has("affirm") ? old.Except(said) : said;
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
    private static void SetCurrency(JsonObject set, Section section, Frame preview)
    {
        if (section.Amounts.Exists(static spot => !spot.Bare) || preview.Object("amt") is not { } amount || Currency(section) is not { } code) return;
        var changed = amount.DeepClone().AsObject();
        changed["cur"] = code;
        set["amt"] = changed;
    }

    private const int LongestCurrency = 12;

    /// <summary>usd, in euros: nothing but a currency.</summary>
    private static string? BareCurrency(Section section)
    {
        var said = section.Words.Trim(" .!,。！");
        said = said[CurrencyLead.LengthAt(said)..].TrimStart();
        return said.Length > 1 && CurrencyWords.After(said.ToString(), 0)?.End == said.Length ? Currency(section) : null;
    }

    /// <summary>The currency said last, but for one that is denied.</summary>
    public static string? Currency(Section section)
    {
        string? last = null;
        for (var at = section.Span.Start; at < section.Span.End; at++)
        {
            if (at > 0 && char.IsAsciiLetter(section.Lower[at]) && char.IsAsciiLetterOrDigit(section.Lower[at - 1])) continue;
            if (CurrencyWords.After(section.Lower, at) is { } mark && mark.End - at > 1 && !section.Cues.Exists(hit => hit.Is("deny") && at - hit.End is >= 0 and <= 1))
                last = mark.Code;
        }

        return last;
    }

    /// <summary>Answers that need no word of correction, as nothing else could be meant: urgent please, also slow-payer, 给高翔, a refund not a repair.</summary>
    public static JsonObject OnlyOne(Section section, Section kept, Frame preview)
    {
        var set = new JsonObject();
        if (preview.Has("want") && (section.Has("deny") || section.Has("patch.not")))
            SetWant(set, section.First("patch.not") is { } not && !section.Has("deny") ? Meant(section, not.Start) : kept, preview);
        else if ((preview.Has("sev") || preview.Intent == "tk_upd") && TicketWords.Severity(section) is { } severity && IsAll(section, "sev.", "smalltalk", "polite", "fix.", "change.", "patch.give")) set["sev"] = severity;
        else if (preview.Has("ch") && kept.FirstOf("ch") is { } channel && IsAll(section, "ch.", "talk", "fix.", "affirm", "deny", "smalltalk")) set["ch"] = channel.Leaf;
        else if (preview.Has("tags") && AddsTag(section)) SetTags(set, section, preview);
        else if (preview.Has("to") && (OnlyReceiver(section) ?? ReceiverOfTwo(section)) is { } receiver)
            set["to"] = receiver.Name == section.Utterance.Speaker ? "me" : receiver.Name;
        else if (preview.Intent == "remind" && Doer(section) is { } doer) set["to"] = doer.Name == section.Utterance.Speaker ? "me" : doer.Name;
        else if (preview.Has("channel") && Array.Find(Channels, channel => section.Has("campaign.channel." + channel)) is { } way
            && IsAll(section, "campaign.channel.", "ch.", "patch.use", "fix.word", "smalltalk", "polite"))
        {
            set["channel"] = way;
        }
        else if (preview.Object("amt") is not null && preview.Ask.Count == 0 && section.Span.Length <= LongestCurrency && BareCurrency(section) is not null)
            SetCurrency(set, section, preview);
        else if (preview.Intent == "points" && (section.Has("affirm") || section.Has("fix.word")) && OnlyNumber(kept) is { } points)
            set["delta"] = preview.Text("delta")?.StartsWith('-') == true ? -points : points;
        else if (preview.Intent == "won" && Array.Find(Kinds, kind => section.Has("won." + kind)) is { } found && IsAll(section, "won.", "fix.word", "affirm", "smalltalk"))
            set["kind"] = found;
        return set;
    }

    /// <summary>also slow-payer.</summary>
    private static bool AddsTag(Section section) => section.Customers.Count == 0 && section.CodesOf(CodeKind.Tag).Any() && (section.Has("also") || section.Has("patch.more"));

    /// <summary>给高翔: nothing else is said.</summary>
    private static ColleagueEntry? OnlyReceiver(Section section) => section.People is [{ Colleagues: [var colleague] } person] && section.Has("patch.give")
        && !section.Cut([person.Whole, .. section.All("patch.give").Select(hit => hit.Span)]).Any(char.IsLetterOrDigit) ? colleague : null;

    /// <summary>给沈冰别给高翔: the denial stands between the two.</summary>
    private static ColleagueEntry? ReceiverOfTwo(Section section) => section.People is [{ Colleagues: [var meant] } first, { Colleagues.Count: > 0 } other]
        && section.Cues.Exists(hit => (hit.Is("patch.not") || hit.Is("deny")) && hit.Start >= first.Whole.End && hit.End <= other.Whole.Start) ? meant : null;

    /// <summary>交给小王做，不是我; no, Lily should do it: who of us is to do it, and nothing else.</summary>
    private static ColleagueEntry? Doer(Section section)
    {
        if (section.People is not [{ Colleagues: [var meant] } person] || !(section.Has("patch.does") || section.Has("patch.give"))) return null;
        var words = section.Cues.Where(static hit => hit.Is("patch.give") || hit.Is("patch.does") || hit.IsOf("fix") || hit.Is("affirm") || hit.Is("deny")
            || hit.Is("patch.not") || hit.Is("speaker.me") || hit.Is("smalltalk") || hit.Is("polite")).Select(static hit => hit.Span);
        return section.Cut([person.Whole, .. words]).Any(static c => char.IsLetterOrDigit(c) && c is not ('是' or '就' or '来' or '去')) ? null : meant;
    }

    /// <summary>换新 不用修, 不用修 直接换新: what stands before the denial, or behind its clause.</summary>
    private static Section Meant(Section section, int not) =>
        not > section.Span.Start || section.Clauses.Count < 2
            ? section.Within(TextSpan.Between(section.Span.Start, not))
            : section.Within(TextSpan.Between(section.Clauses[1].Start, section.Span.End));

    /// <summary>是300分不是200: the one number that is left.</summary>
    private static int? OnlyNumber(Section kept)
    {
        var said = kept.Cut(kept.Cues.Where(static hit => hit.Is("affirm") || hit.Is("fix.word") || hit.Is("points.word")
            || hit.Is("smalltalk")).Select(static hit => hit.Span)).Trim(' ', ',', '.').TrimEnd('分');
        return int.TryParse(said, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>Nothing is said but words of these families.</summary>
    private static bool IsAll(Section section, params string[] names) =>
        !section.Cut(section.Cues.Where(hit => Array.Exists(names, name => hit.Name.StartsWith(name, StringComparison.Ordinal))).Select(hit => hit.Span)).Any(char.IsLetterOrDigit);

    private static void SetWant(JsonObject set, Section kept, Frame preview)
    {
        if (preview.Intent != "tk_new" || !preview.Has("want")) return;
        if (Array.Find(Wants, want => kept.Has("want." + want) || kept.Has("patch.want." + want)) is { } found) set["want"] = found;
    }
}
