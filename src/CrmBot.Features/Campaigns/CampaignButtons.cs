using CrmBot.Features.Reading;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Campaigns;

/// <summary>Finds the campaign that a click is about, for whoever may do that with it.</summary>
internal sealed class ClickedCampaign(Policy policy)
{
    public async Task<(Campaign? Campaign, Reply? No)> FindAsync(
        Turn turn, CardAction action, string what, CancellationToken cancellationToken)
    {
        if (action.Record is not { Kind: "campaign", Id: var id }
            || await turn.Work.Records.FindAsync<Campaign>(id, cancellationToken) is not { } campaign)
            return (null, new Reply.Refuse("campaign.gone"));
        return policy.Decide(turn.Actor, what, campaign.Subject) is { Allowed: false, ReasonKey: { } reason }
            ? (null, new Reply.Refuse(reason)) : (campaign, null);
    }
}

/// <summary>同意 and 不同意: the word of whoever may decide; its maker hears it.</summary>
internal sealed class DecideCampaign(ClickedCampaign clicked, bool agrees) : ICardVerb
{
    private const int ReasonLength = 200;

    public string Verb => agrees ? "campaign.agree" : "campaign.decline";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (campaign, no) = await clicked.FindAsync(turn, action, CampaignPolicy.Agree, cancellationToken);
        if (campaign is null) return no!;
        if (campaign.State != CampaignState.Asked) return new Reply.OfRecord(action.Record!.Value);
        return await DecideAsync(turn, campaign, agrees, action.Text("reason"), cancellationToken);
    }

    /// <param name="reason">Why not, as typed; its maker reads it.</param>
    public static async Task<Reply> DecideAsync(
        Turn turn, Campaign campaign, bool agrees, string? reason, CancellationToken cancellationToken)
    {
        if (agrees) await AdvanceCampaign.AgreeAsync(turn.Work, campaign, turn.Actor.Id, cancellationToken);
        else (campaign.State, campaign.DecidedBy) = (CampaignState.Declined, turn.Actor.Id);
        // It has begun, or its maker has read the no: stopping it, or making it anew, is the way back.
        turn.Work.LeaveNoUndo();
        await turn.Work.SaveAsync(cancellationToken);
        var card = new Reply.OfRecord(Campaign.RefOf(campaign.Id));
        Reply told = !agrees && Clip.Optional(reason, ReasonLength) is { } why
            ? new Reply.Several([new Reply.Say("campaign.declinedWhy", ("by", turn.Actor.Name), ("reason", why)), card])
            : card;
        await turn.Work.Outbox.ToPersonAsync(campaign.MadeBy, told, $"{CampaignNotices.Decided}:{campaign.Id:N}", Delivery.AtLeastOnce,
            Priority.Notice, cancellationToken);
        return card;
    }
}

/// <summary>发其余的: what was tried on a share goes to the others.</summary>
internal sealed class SendRest(ClickedCampaign clicked) : ICardVerb
{
    public string Verb => "campaign.rest";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (campaign, no) = await clicked.FindAsync(turn, action, "change", cancellationToken);
        if (campaign is null) return no!;
        if (campaign is { State: CampaignState.Tried, RestGoes: false })
        {
            (campaign.RestGoes, campaign.State) = (true, CampaignState.Sending);
            turn.Work.LeaveNoUndo();
            await AdvanceCampaign.StopAsync(turn.Work, campaign.Id, cancellationToken);
            await AdvanceCampaign.SendAtAsync(turn.Work, campaign.Id, turn.Now, cancellationToken);
        }

        return new Reply.OfRecord(action.Record!.Value);
    }
}

/// <summary>停: nothing more leaves.</summary>
internal sealed class StopCampaignByButton(ClickedCampaign clicked) : ICardVerb
{
    public string Verb => "campaign.stop";

    // Whatever has gone out since the card was drawn, it is to stop now.
    public bool JudgesOldCards => true;

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (campaign, no) = await clicked.FindAsync(turn, action, "change", cancellationToken);
        return campaign is null ? no! : await StopCampaign.StopAsync(turn, campaign, cancellationToken);
    }
}

/// <summary>A tap on a campaign in a list, and a look at how far one is.</summary>
internal sealed class OpenCampaign(Policy policy) : ICardVerb
{
    public string Verb => "campaign.open";

    public bool IsRead => true;

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(action.Text("campaign"), "N", out var id)
            || await turn.Work.Records.ReadAsync<Campaign>(id, cancellationToken) is not { } campaign)
            return new Reply.Refuse("campaign.gone");
        if (policy.Decide(turn.Actor, "see", campaign.Subject) is { Allowed: false, ReasonKey: { } reason })
            return new Reply.Refuse(reason);
        turn.Memory.LastRecord = Campaign.RefOf(id);
        return new Reply.OfRecord(Campaign.RefOf(id));
    }
}
