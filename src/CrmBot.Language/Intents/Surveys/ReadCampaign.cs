using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Spots;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Surveys;

/// <summary>Launches a campaign to a group of customers, compares its ways, or stops it.</summary>
internal sealed class ReadCampaign : IntentReader
{
    /// <summary>Letters between "first" and the share it speaks of: 先给10%, first to 10%; behind the share only a space.</summary>
    private const int MostBefore = 6, MostBehind = 1;

    public override string Intent => "campaign";

    public override IEnumerable<Frame> Read(Section section)
    {
        var act = section.Has("campaign.stop") ? "stop"
            : section.Has("campaign.compare") || section.Has("campaign.result") || section.Has("campaign.outcome")
                || section.Has("campaign.worked") || (Mood.IsQuestion(section) && section.AllOf("campaign.channel").Skip(1).Any())
                    ? "compare" : null;
        var draft = new FrameDraft(Intent).Set("act", act);
        if (act == "compare") draft.Set("by", ComparedBy(section));
        if (act is null) SetLaunch(draft, section);
        else if (!section.Has("campaign.sent")) draft.Set("name", CampaignName.Of(section, []));
        yield return draft.Build();
    }

    private static string ComparedBy(Section section)
    {
        if (section.Has("campaign.which.one")) return "coupon";
        if (section.Has("campaign.which.seg") || section.AllOf("campaign.seg").Skip(1).Any()) return "seg";
        return section.HasFamily("campaign.channel") || !section.Has("campaign.coupon") ? "channel" : "coupon";
    }

    private static void SetLaunch(FrameDraft draft, Section section)
    {
        draft.Set("seg", section.AllOf("campaign.seg").OrderByDescending(hit => hit.Length).Select(hit => hit.Leaf).FirstOrDefault());
        if (!draft.Has("seg")) draft.Set(Frame.OfGrade, ListScope.Grade(section));
        draft.Set("channel", section.AllOf("campaign.channel").Select(hit => hit.Leaf).FirstOrDefault());
        var gone = new List<TextSpan>();
        if (Coupons.Find(section) is { } coupon)
        {
            draft.Set("coupon", TextCutter.Tidy(section.Text.Cut(coupon)));
            gone.Add(coupon);
        }

        if (Share(section) is { } share)
        {
            draft.SetNumber("split", share.Value);
            gone.Add(share.Span);
        }

        var at = Start(section);
        if (at?.AsPointAhead(false) is { } moment) draft.Set("at", SlotForm.Of(moment));
        if (at is not null) gone.Add(at.Span);
        draft.Set("name", draft.Has("coupon") ? CampaignName.Beside(section) : CampaignName.Of(section, gone));
        draft.SetTrue("confirm");
    }

    /// <summary>the year-end sale on Dec 20: the time that has an hour, or stands behind "on", else the first.</summary>
    private static TimeMention? Start(Section section)
    {
        TimeMention? first = null;
        foreach (var time in section.Times)
        {
            if (time.IsVague || time.IsDuration || time.Mark == TimeMark.Until || time.Day is FestivalExpression
                || time.AsPointAhead(false) is null || !TimeWords.IsAhead(time, section.Now)) continue;
            if (time.HasClock || section.Lower.AsSpan(0, time.Span.Start).EndsWith(" on ")) return time;
            first ??= time;
        }

        return first;
    }

    // 先发10%, 10% first: of several shares the one beside the word, not the discount.
    public static ShareSpot? Share(Section section)
    {
        foreach (var share in ShareSpotter.Find(section.Text))
        {
            if (section.Span.Contains(share.Span) && share.Value is > 0 and <= 1
                && section.Cues.Exists(hit => hit.Is("campaign.first") && IsBeside(section, share.Span, hit)))
                return share;
        }

        return null;
    }

    private static bool IsBeside(Section section, TextSpan share, CueHit first) =>
        (share.Start >= first.End && share.Start - first.End <= MostBefore)
        || (first.Start >= share.End
            && (first.Start - share.End <= MostBehind || section.Lower[share.End..first.Start] is " of them " or " of those "));
}
