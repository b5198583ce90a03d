using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>
/// What answers no preview, because it tells or orders something of its own: 恢复了，重启解决 under a call for help, a campaign under points.
/// </summary>
internal static class OwnMatter
{
    private static readonly HashSet<string> OnTickets = ["tk_new", "tk_claim", "tk_upd", "escalate"];

    public static bool Is(Section section, Frame preview) =>
        IsMended(section, preview) || IsCampaign(section, preview) || IsBesidePoints(section, preview) || IsBesideGoal(section, preview)
            || IsOfTicket(section, preview);

    /// <summary>恢复了 says that it works again; nobody takes anything back with it.</summary>
    private static bool IsMended(Section section, Frame preview)
    {
        if (preview.Intent == "resolve") return false;
        foreach (var hit in section.Cues)
        {
            if (hit.Start > section.Span.Start + 2) return false;
            if (hit.Is("mended.word") && (OnTickets.Contains(preview.Intent) || section.Has("undo.word"))) return true;
        }

        return false;
    }

    /// <summary>改到晚上八点发, 赢率改成95% under a goal: a goal has no hour, and the chance is a deal's.</summary>
    private static bool IsBesideGoal(Section section, Frame preview) => preview.Intent == "goal"
        && (section.Times.Exists(static time => time.HasClock) || (section.Has("deal.prob") && !preview.Is("m", "conversion")));

    /// <summary>close 5101, 5113 同意 under a deal: the number of a ticket that is open is no sum.</summary>
    private static bool IsOfTicket(Section section, Frame preview) => preview.Intent is "deal_upd" or "won" && preview.Ask.Count == 0
        && section.Tickets is [var only] && section.World.Tickets.Contains(only.Id)
        && (section.Has("resolve.word") || section.Has("claim.on") || section.HasFamily("approves"));

    /// <summary>月报每月1号发我一份 under points: whatever number is said, an order of its own is no other number of points.</summary>
    private static bool IsBesidePoints(Section section, Frame preview) =>
        preview.Intent == "points" && section.Weights is [(var best, >= Clear), ..]
            && best is "digest" or "campaign" or "report" or "find" or "agenda" or "goal" or "config" or "survey" or "remind";

    private const int Clear = 20;

    /// <summary>给沉睡客户群发短信，送一张8折券: whom it goes to is a group, whatever was open.</summary>
    private static bool IsCampaign(Section section, Frame preview) => preview.Intent is not ("campaign" or "survey")
        && section.HasFamily("campaign.seg") && section.Has("campaign.send") && section.Weights is [("campaign", _), ..];
}
