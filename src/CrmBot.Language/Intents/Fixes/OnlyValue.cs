using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Numbers;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>
/// Answers that need no word of correction, as nothing else could be meant: urgent please, also slow-payer, 给高翔, a refund not a repair.
/// </summary>
internal static class OnlyValue
{
    private const int LongestCurrency = 12;

    private static readonly Nearby CurrencyLead = Nearby.Words("currency.lead");
    private static readonly string[] Kinds = ["renewal", "first", "upsell"];
    private static readonly string[] Channels = ["sms", "email", "wechat", "call"];

    private static readonly string[] BesideSeverity = ["sev.", "smalltalk", "polite", "fix.", "change.", "patch.give"];
    private static readonly string[] BesideChannel = ["ch.", "talk", "fix.", "affirm", "deny", "smalltalk"];
    private static readonly string[] BesideWay = ["campaign.channel.", "ch.", "patch.use", "fix.word", "smalltalk", "polite"];
    private static readonly string[] BesideKind = ["won.", "fix.word", "affirm", "smalltalk"];

    /// <summary>The first that speaks of a slot which the preview has decides, also where nothing comes of it.</summary>
    private static readonly Func<Section, Section, Frame, JsonObject?>[] Rules =
        [Want, Severity, Channel, Tags, Receiver, Doer, Way, Currency, Points, Kind];

    /// <param name="section">The message.</param>
    /// <param name="meant">Of "not A but B" only B.</param>
    /// <param name="preview">What is open.</param>
    public static JsonObject Read(Section section, Section meant, Frame preview)
    {
        foreach (var rule in Rules)
        {
            if (rule(section, meant, preview) is { } set) return set;
        }

        return [];
    }

    /// <summary>a refund not a repair, 换新 不用修.</summary>
    private static JsonObject? Want(Section section, Section meant, Frame preview)
    {
        if (!preview.Has("want") || !section.HasAny("deny", "patch.not")) return null;
        var set = new JsonObject();
        PatchSlots.SetWant(set, section.First("patch.not") is { } not && !section.Has("deny") ? Beside(section, not.Start) : meant,
            preview);
        return set;
    }

    /// <summary>换新 不用修, 不用修 直接换新: what stands before the denial, or behind its clause.</summary>
    private static Section Beside(Section section, int not) =>
        not > section.Span.Start || section.Clauses.Count < 2
            ? section.Within(TextSpan.Between(section.Span.Start, not))
            : section.Within(TextSpan.Between(section.Clauses[1].Start, section.Span.End));

    /// <summary>urgent please.</summary>
    private static JsonObject? Severity(Section section, Section meant, Frame preview) =>
        (preview.Has("sev") || preview.Intent == "tk_upd") && TicketWords.Severity(section) is { } severity
            && IsAll(section, BesideSeverity)
            ? new() { ["sev"] = severity } : null;

    /// <summary>是微信，不是电话.</summary>
    private static JsonObject? Channel(Section section, Section meant, Frame preview) =>
        preview.Has("ch") && meant.FirstOf("ch") is { } channel && IsAll(section, BesideChannel) ? new() { ["ch"] = channel.Leaf } : null;

    /// <summary>also slow-payer.</summary>
    private static JsonObject? Tags(Section section, Section meant, Frame preview)
    {
        if (!preview.Has("tags") || section.Customers.Count > 0 || !section.HasCode(CodeKind.Tag) || !section.HasAny("also", "patch.more"))
            return null;
        var set = new JsonObject();
        PatchSlots.SetTags(set, section, preview);
        return set;
    }

    private static JsonObject? Receiver(Section section, Section meant, Frame preview) =>
        preview.Has("to") && (OnlyReceiver(section) ?? ReceiverOfTwo(section)) is { } receiver ? To(section, receiver) : null;

    /// <summary>给高翔: nothing else is said.</summary>
    private static ColleagueEntry? OnlyReceiver(Section section) =>
        section.People is [{ Colleagues: [var colleague] } person] && section.Has("patch.give")
        && !section.Cut([person.Whole, .. section.All("patch.give").Select(static hit => hit.Span)]).Any(char.IsLetterOrDigit)
        ? colleague : null;

    /// <summary>给沈冰别给高翔: the denial stands between the two.</summary>
    private static ColleagueEntry? ReceiverOfTwo(Section section) =>
        section.People is [{ Colleagues: [var meant] } first, { Colleagues.Count: > 0 } other]
        && section.Cues.Exists(
            hit => (hit.Is("patch.not") || hit.Is("deny")) && hit.Start >= first.Whole.End && hit.End <= other.Whole.Start) ? meant : null;

    /// <summary>交给小王做，不是我; no, Lily should do it: who of us is to do it, and nothing else.</summary>
    private static JsonObject? Doer(Section section, Section meant, Frame preview)
    {
        if (preview.Intent != "remind" || section.People is not [{ Colleagues: [var doer] } person]
            || !section.HasAny("patch.does", "patch.give")) return null;
        var words = section.Cues.FindAll(IsOfDoing).ConvertAll(static hit => hit.Span);
        return section.Cut([person.Whole, .. words]).Any(static c => char.IsLetterOrDigit(c) && c is not ('是' or '就' or '来' or '去'))
            ? null : To(section, doer);
    }

    private static bool IsOfDoing(CueHit hit) =>
        hit.Is("patch.give") || hit.Is("patch.does") || hit.IsOf("fix") || hit.Is("affirm") || hit.Is("deny")
        || hit.Is("patch.not") || hit.Is("speaker.me") || hit.Is("smalltalk") || hit.Is("polite");

    private static JsonObject To(Section section, ColleagueEntry one) =>
        new() { ["to"] = one.Name == section.Utterance.Speaker ? "me" : one.Name };

    /// <summary>走邮件, under a campaign.</summary>
    private static JsonObject? Way(Section section, Section meant, Frame preview) => preview.Has("channel")
        && Array.Find(Channels, channel => section.Has("campaign.channel." + channel)) is { } way && IsAll(section, BesideWay)
            ? new() { ["channel"] = way } : null;

    private static JsonObject? Currency(Section section, Section meant, Frame preview)
    {
        if (preview.Object("amt") is null || preview.Ask.Count > 0 || section.Span.Length > LongestCurrency || !IsCurrency(section))
            return null;
        var set = new JsonObject();
        PatchSlots.SetCurrency(set, section, preview);
        return set;
    }

    /// <summary>usd, in euros: nothing but a currency.</summary>
    private static bool IsCurrency(Section section)
    {
        var said = section.Words.Trim(" .!,。！");
        said = said[CurrencyLead.LengthAt(said)..].TrimStart();
        return said.Length > 1 && CurrencyWords.After(said.ToString(), 0)?.End == said.Length && PatchSlots.Currency(section) is not null;
    }

    private static JsonObject? Points(Section section, Section meant, Frame preview)
    {
        if (preview.Intent != "points" || !section.HasAny("affirm", "fix.word") || OnlyNumber(meant) is not { } points) return null;
        return new() { ["delta"] = preview.Text("delta")?.StartsWith('-') == true ? -points : points };
    }

    /// <summary>是300分不是200: the one number that is left.</summary>
    private static int? OnlyNumber(Section meant)
    {
        var small =
            meant.Cues.FindAll(static hit => hit.Is("affirm") || hit.Is("fix.word") || hit.Is("points.word") || hit.Is("smalltalk"));
        var said = meant.Cut(small.ConvertAll(static hit => hit.Span)).Trim(' ', ',', '.').TrimEnd('分');
        return int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>是续约, under a deal that was won.</summary>
    private static JsonObject? Kind(Section section, Section meant, Frame preview) => preview.Intent == "won"
        && Array.Find(Kinds, kind => section.Has("won." + kind)) is { } found && IsAll(section, BesideKind)
        ? new() { ["kind"] = found } : null;

    /// <summary>Nothing is said but words of these families.</summary>
    private static bool IsAll(Section section, string[] names) => !section.Cut(section.Cues
        .Where(hit => Array.Exists(names, name => hit.Name.StartsWith(name, StringComparison.Ordinal))).Select(static hit => hit.Span))
        .Any(char.IsLetterOrDigit);
}
