using CrmBot.Features.Outgoing;
using CrmBot.Language;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Campaigns;

/// <summary>
/// 沉睡客户发满500减80 先发10%: shown with whom it reaches and what they read, and begun when that is confirmed and, of a rep, agreed to.
/// </summary>
internal sealed class LaunchCampaign(ReadWish wishes, PrintCampaign print, ContactRhythm rhythm)
{
    public async Task<Reply> LaunchAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var (wish, no) = await wishes.ReadAsync(turn, frame, cancellationToken);
        if (wish is null) return no!;
        var campaign = wish.Campaign;
        turn.Db.Add(campaign);
        turn.Memory.LastRecord = Campaign.RefOf(campaign.Id);
        if (wish.Decider is null)
        {
            await AdvanceCampaign.AgreeAsync(turn.Work, campaign, turn.Actor.Id, cancellationToken);
            // It begins in this moment: its card has a button to stop it, and what has left cannot be taken back.
            turn.Work.LeaveNoUndo();
        }

        await turn.Work.SaveAsync(cancellationToken);
        if (wish.Decider is { } decider)
            await turn.Work.Outbox.ToPersonAsync(
                decider.Id, new Reply.OfRecord(Campaign.RefOf(campaign.Id)), $"{CampaignNotices.Asked}:{campaign.Id:N}",
                Delivery.AtLeastOnce, Priority.Notice, cancellationToken);
        return new Reply.OfRecord(Campaign.RefOf(campaign.Id));
    }

    public async Task<DraftView> DescribeAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var (wish, no) = await wishes.ReadAsync(turn, frame, cancellationToken);
        if (wish is null) return new DraftView("campaign.draft", []) { Refusal = no };
        var campaign = wish.Campaign;
        (string Label, string? Text)[] lines =
        [
            ("name", campaign.Name),
            ("group", await print.AudienceAsync(turn.Work, campaign, await wishes.CountAsync(turn.Work, campaign, cancellationToken),
                turn.Actor.Name, turn.Locale, cancellationToken)),
            ("offer", campaign.Offer),
            ("channel", print.Channel(campaign, turn.Locale)),
            ("split", print.Split(campaign, turn.Locale)),
            ("at", print.Begin(campaign, turn.Now, turn.Actor.Zone, turn.Locale)),
            ("leaves", Leaves(turn, campaign)),
            ("text", print.TextFor(campaign, turn.Locale)),
            ("decider", wish.Decider?.Name),
        ];
        return new DraftView("campaign.draft",
            [.. lines.Where(line => !string.IsNullOrEmpty(line.Text))
                .Select(line => new DraftLine("campaign.label." + line.Label, line.Text!))])
        {
            AskKey = wish.Decider is null ? "campaign.sure" : "campaign.sureToAsk",
            GoKey = wish.Decider is null ? "campaign.go" : "campaign.ask",
        };
    }

    // Of what may go by mail or text message: said in the evening, it leaves in the morning.
    private string Leaves(Turn turn, Campaign campaign) =>
        print.MayCarry(campaign.Channel) && rhythm.UntilMorning(campaign.StartAt) is > 0 and var wait
            ? print.Words(turn.Locale, "campaign.notAtNight",
                ("when", print.Moment(campaign.StartAt + wait, turn.Now, turn.Actor.Zone, turn.Locale)))
            : "";
}
