using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Surveys;

/// <summary>What a campaign is called: the words left beside group, channel, time and command.</summary>
internal static class CampaignName
{
    /// <summary>Words around group and channel that are no name: launch a win-back campaign to ... via ...</summary>
    private static readonly HashSet<string> Small =
        new(StringComparer.OrdinalIgnoreCase) { "campaign", "campaigns", "win-back", "winback", "win", "back", "to", "via", "by", "through",
            "a", "an", "the", "with", "using", "over", "our", "run", "launch", "out", "some", "for", "on", "all", "off", "message", "works",
            "work", "better", "best", "or", "vs", "versus", "did", "does", "do", "performs", "performed", "is", "was" };

    public static string? Of(Section section, IEnumerable<TextSpan> used)
    {
        var words = section.Cues.Where(hit => IsCommand(section, hit)).Select(hit => hit.Span);
        var rest = section.Cut([.. words, .. used]);
        var name = Phrasing.Trim(Trim(rest));
        // 召回 is no name where one is launched, and the one that is meant where it is asked about or stopped.
        var isAsked = section.Has("campaign.stop") || section.Has("campaign.result") || section.Has("campaign.outcome")
            || section.Has("campaign.worked");
        if (!isAsked && Array.TrueForAll(name.Split(' '), static word => Small.Contains(word.TrimEnd(',')))) return null;
        if (section.Has("campaign.worked")) name = WithoutAsking(name);
        return name.Length > 1 && name.Any(char.IsLetter)
            && !CueLexicon.Instance.Find(name.ToLowerInvariant()).Exists(hit => hit.Is("campaign.plain") && hit.Length == name.Length)
            ? name
            : null;
    }

    /// <summary>the Black Friday email, our year-end sale: between the order and what is sent, where a coupon is named as well.</summary>
    public static string? Beside(Section section)
    {
        if (section.First("campaign.lead") is not { } lead || lead.Start != section.Span.Start) return null;
        var start = Longest(section, lead).End;
        foreach (var hit in section.Cues)
        {
            if (hit.Start <= start || !(hit.IsOf("campaign.channel") || hit.Is("campaign.noun"))) continue;
            var between = section.Within(TextSpan.Between(start, hit.Start));
            var name = Phrasing.Trim(between.Cut([]));
            return name.Length > 3 && char.IsAsciiLetterUpper(name[0]) && !between.HasFamily("campaign.seg") ? name : null;
        }

        return null;
    }

    private static CueHit Longest(Section section, CueHit lead)
    {
        foreach (var hit in section.All("campaign.lead"))
        {
            if (hit.Start == lead.Start && hit.End > lead.End) lead = hit;
        }

        return lead;
    }

    private static readonly HashSet<string> Asking = new(StringComparer.OrdinalIgnoreCase) { "did", "does", "the", "our", "work", "works" };

    /// <summary>did the spring sale work: small words around the name ask about it.</summary>
    private static string WithoutAsking(string name)
    {
        var words = name.Split(' ').ToList();
        while (words.Count > 1 && Asking.Contains(words[0])) words.RemoveAt(0);
        while (words.Count > 1 && Asking.Contains(words[^1])) words.RemoveAt(words.Count - 1);
        return string.Join(' ', words);
    }

    private static bool IsCommand(Section section, CueHit hit) =>
        hit.IsOf("campaign.seg") || hit.IsOf("grade") || hit.IsOf("campaign.channel") || hit.Is("campaign.stop")
            || hit.Is("campaign.compare")
            || hit.IsOf("campaign.which") || hit.Is("campaign.result") || hit.Is("campaign.outcome") || hit.Is("campaign.first")
            || hit.Is("campaign.lead")
        || (hit.Is("client") && (section.HasFamily("campaign.seg") || section.HasFamily("grade"))) || hit.Is("question.word")
        || (hit.Is("smalltalk") && !section.HasAt("campaign.greeting", hit.Start));

    private static readonly Nearby Leads = Nearby.Words("campaign.lead");

    private static string Trim(string text)
    {
        while (Leads.LengthAt(text) is > 0 and var lead) text = text[lead..].TrimStart();
        return text.Trim().TrimEnd('和', '跟', '的', '先');
    }
}
