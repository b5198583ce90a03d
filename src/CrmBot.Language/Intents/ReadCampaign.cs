using CrmBot.Language.Reading;
using CrmBot.Language.Spots;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents;

/// <summary>Launches a campaign to a group of customers, compares its ways, or stops it.</summary>
internal sealed class ReadCampaign : IntentReader
{
    public override string Intent => "campaign";

    public override IEnumerable<Frame> Read(Section section)
    {
        var act = section.Has("campaign.stop") ? "stop"
            : section.Has("campaign.compare") || (Mood.IsQuestion(section) && section.AllOf("campaign.channel").Skip(1).Any()) ? "compare" : null;
        var draft = new FrameDraft(Intent).Set("act", act);
        if (act == "compare")
            draft.Set("by", section.Has("campaign.which.seg") || section.AllOf("campaign.seg").Skip(1).Any() ? "seg" : section.HasFamily("campaign.channel") || !section.Has("campaign.coupon") ? "channel" : "coupon");
        if (act is null) SetLaunch(draft, section);
        else draft.Set("name", CampaignName.Of(section, keepTimes: true, []));
        yield return draft.Build();
    }

    private static void SetLaunch(FrameDraft draft, Section section)
    {
        draft.Set("seg", section.AllOf("campaign.seg").OrderByDescending(hit => hit.Length).Select(hit => hit.Leaf).FirstOrDefault());
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

        var at = section.Times.FirstOrDefault(time => !time.IsVague && !time.IsDuration && time.Day is not FestivalExpression
            && time.AsPointAhead(false) is not null && TimeWords.IsAhead(time, section.Now));
        if (at?.AsPointAhead(false) is { } moment) draft.Set("at", SlotForm.Of(moment));
        if (at is not null) gone.Add(at.Span);
        if (!draft.Has("coupon")) draft.Set("name", CampaignName.Of(section, keepTimes: false, gone));
        draft.SetTrue("confirm");
    }

    private static ShareSpot? Share(Section section)
    {
        foreach (var share in ShareSpotter.Find(section.Text))
        {
            if (section.Span.Contains(share.Span) && share.Value is > 0 and <= 1
                && section.Cues.Exists(hit => hit.Is("campaign.first") && Math.Abs(share.Span.Start - hit.End) <= 6))
            {
                return share;
            }
        }

        return null;
    }
}
