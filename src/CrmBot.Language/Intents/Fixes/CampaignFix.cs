using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>改成核心客户; 走邮件; 先发20%; 明天下午3点发; make it 15% off, under a campaign that waits for its yes.</summary>
internal static class CampaignFix
{
    /// <summary>What may stand beside the values.</summary>
    private static readonly string[] Beside = ["fix.word", "fix.clear", "fix.slot", "affirm", "deny", "smalltalk", "polite", "patch.use",
        "patch.only", "patch.give", "client",
        "filler.ask", "campaign.first", "campaign.verb", "campaign.lead", "campaign.small"];

    public static JsonObject Read(Section section, Section kept, Frame preview)
    {
        if (preview.Has("split") && section.Has("campaign.whole")) return new() { ["split"] = null };
        var set = new JsonObject();
        var said = new List<TextSpan>();
        if (Group(section, kept, said) is { } group) set["seg"] = group;
        if (Channel(kept, said) is { } channel) Put(set, said, "channel", channel.Leaf, channel.Span);
        if (Coupons.Find(kept) is { } coupon) Put(set, said, "coupon", TextCutter.Tidy(kept.Text.Cut(coupon)), coupon);
        if (ReadCampaign.Share(kept) is { } share) Put(set, said, "split", share.Value, share.Span);
        if (kept.Times.Find(static time => !time.IsVague) is { } time && Moment(preview, time) is { } moment)
            Put(set, said, "at", SlotForm.Of(moment), time.Span);
        return IsNew(section, set) || !IsOnly(kept, said) ? [] : set;
    }

    /// <summary>sms instead of email: the one that stands behind "instead of" is the one that goes.</summary>
    private static CueHit? Channel(Section kept, List<TextSpan> said)
    {
        CueHit? chosen = null;
        foreach (var hit in kept.AllOf("campaign.channel"))
        {
            var instead = Nearby.Words("instead").LengthBefore(kept.Lower.AsSpan(kept.Span.Start, hit.Start - kept.Span.Start).TrimEnd());
            if (instead > 0) said.Add(TextSpan.Between(hit.Start - instead - 1, hit.End));
            else chosen ??= hit;
        }

        return chosen;
    }

    private static void Put(JsonObject set, List<TextSpan> said, string slot, JsonNode value, TextSpan span)
    {
        set[slot] = value;
        said.Add(span);
    }

    /// <summary>A group needs a word of correction or an order to send beside it: 沉睡客户 by itself looks them up.</summary>
    private static string? Group(Section section, Section kept, List<TextSpan> said)
    {
        if (kept.AllOf("campaign.seg").OrderByDescending(static hit => hit.Length).FirstOrDefault() is not { Length: > 0 } group)
            return null;
        said.Add(group.Span);
        return section.Has("fix.word") || section.Has("patch.use") || section.Has("patch.only") || section.Has("campaign.lead")
            ? group.Leaf : null;
    }

    /// <summary>给核心客户发8折券: a campaign of its own.</summary>
    private static bool IsNew(Section section, JsonObject set) =>
        set.ContainsKey("seg") && set.ContainsKey("coupon") && !section.Has("fix.word");

    private static DateTime? Moment(Frame preview, TimeMention time) =>
        DateTime.TryParse(preview.Text("at"), System.Globalization.CultureInfo.InvariantCulture, out var old)
            ? time.Correct(old) : time.AsPointAhead(true);

    private static bool IsOnly(Section kept, List<TextSpan> said) => !kept.Cut([.. said, .. kept.Cues
        .Where(static hit => Array.Exists(Beside, hit.Is)).Select(static hit => hit.Span)]).Any(static c => char.IsLetterOrDigit(c)
            && c is not ('吧' or '了' or '的' or '就'));
}
