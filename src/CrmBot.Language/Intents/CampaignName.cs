using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents;

/// <summary>What a campaign is called: the words left beside group, channel, time and command.</summary>
internal static class CampaignName
{
    /// <summary>Words around group and channel that are no name: launch a win-back campaign to ... via ...</summary>
    private static readonly HashSet<string> Small = new(StringComparer.OrdinalIgnoreCase) { "campaign", "campaigns", "win-back", "winback", "win", "back", "to", "via", "by", "through", "a", "an", "the", "with", "using", "over", "our", "run", "launch", "out", "some", "for", "on", "all", "off", "message", "works", "work", "better", "best", "or", "vs", "versus", "did", "does", "do", "performs", "performed", "is", "was" };

    public static string? Of(Section section, bool keepTimes, IEnumerable<TextSpan> used)
    {
        var words = section.Cues.Where(hit => IsCommand(section, hit)).Select(hit => hit.Span);
        var times = keepTimes ? [] : section.Times.Where(time => time.Day is not Times.FestivalExpression).Select(time => time.Span);
        var rest = section.Cut([.. words, .. times, .. used]);
        var name = Phrasing.Trim(Trim(rest));
        // 召回 is no name where one is launched, and the one that is meant where it is asked about or stopped.
        var isAsked = section.Has("campaign.stop") || section.Has("campaign.result");
        if (!isAsked && Array.TrueForAll(name.Split(' '), static word => Small.Contains(word.TrimEnd(',')))) return null;
        return name.Length > 1 && name.Any(char.IsLetter) && !CueLexicon.Instance.Find(name.ToLowerInvariant()).Exists(hit => hit.Is("campaign.plain") && hit.Length == name.Length)
            ? name
            : null;
    }

    private static bool IsCommand(Section section, CueHit hit) =>
        hit.IsOf("campaign.seg") || hit.IsOf("campaign.channel") || hit.Is("campaign.stop") || hit.Is("campaign.compare")
            || hit.IsOf("campaign.which") || hit.Is("campaign.result") || hit.Is("campaign.first") || hit.Is("campaign.lead")
        || (hit.Is("client") && section.HasFamily("campaign.seg")) || hit.Is("question.word") || hit.Is("smalltalk");

    private static readonly Nearby Leads = Nearby.Words("campaign.lead");

    private static string Trim(string text)
    {
        while (Leads.LengthAt(text) is > 0 and var lead) text = text[lead..].TrimStart();
        return text.Trim().TrimEnd('和', '跟', '的');
    }
}
