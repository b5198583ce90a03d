using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Forms;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Campaigns;

/// <summary>
/// 改文字: the name and what customers read, while nothing has left. Whoever made it hears when somebody else did
/// that; whoever agreed to it is asked once more when somebody did who may not agree.
/// </summary>
internal sealed class CampaignForm(CardLibrary cards, PrintCampaign print, Policy policy) : IForm
{
    public string Name => "campaign.write";

    public async Task<FormResult> OpenAsync(FormOpening opening, CancellationToken cancellationToken)
    {
        var (campaign, no) = await FindAsync(opening.View, opening.Actor, opening.Record, cancellationToken);
        return campaign is null ? no! : Show(campaign, campaign.Name, print.TextFor(campaign, opening.Actor.Locale), []);
    }

    public async Task<FormResult> SendAsync(Turn turn, FormInput input, CancellationToken cancellationToken)
    {
        var (campaign, no) = await FindAsync(turn.Work, turn.Actor, input.Record, cancellationToken);
        if (campaign is null) return no!;
        var (name, text) = (input.Text("name"), input.Text("text"));
        var errors = new FormErrors(cards, turn.Locale);
        if (name is null && campaign.Offer is null) errors.Add("campaign.form.noName");
        if (name?.Length > Campaign.NameLength) errors.Add("form.too_long", ("limit", Campaign.NameLength));
        if (text?.Length > Campaign.TextLength) errors.Add("form.too_long", ("limit", Campaign.TextLength));
        if (!errors.None) return Show(campaign, name, text ?? "", errors.ToJson());
        // Left as it is, or emptied, it stays ours: then each customer reads it in their own language.
        var isOurs = text is null || (campaign.Text is null && text == print.TextFor(campaign, turn.Locale));
        await PutAsync(turn, campaign, name, isOurs ? null : text, cancellationToken);
        if (campaign.MadeBy != turn.Actor.Id) await TellAsync(turn, campaign, cancellationToken);
        return new FormResult.Done();
    }

    private async Task PutAsync(Turn turn, Campaign campaign, string? name, string? text, CancellationToken cancellationToken)
    {
        if ((campaign.Name, campaign.Text) == (name, text)) return;
        (campaign.Name, campaign.Text) = (name, text);
        if (policy.Decide(turn.Actor, CampaignPolicy.Agree, campaign.Subject).Allowed) return;
        // Somebody may agree to these words meanwhile: taken back then, others than those would go out.
        turn.Work.LeaveNoUndo();
        if (campaign.DecidedBy is not { } decider) return;
        await AdvanceCampaign.AskAgainAsync(turn.Work, campaign, cancellationToken);
        await AskAsync(turn, campaign, decider, cancellationToken);
    }

    private static Task AskAsync(Turn turn, Campaign campaign, Guid decider, CancellationToken cancellationToken) =>
        turn.Work.Outbox.ToPersonAsync(
            decider, new Reply.Several(
                [new Reply.Say("campaign.rewordedAfterYes", ("by", turn.Actor.Name)), new Reply.OfRecord(Campaign.RefOf(campaign.Id))]),
            $"{CampaignNotices.Asked}:{campaign.Id:N}:{turn.Id:N}", Delivery.AtLeastOnce, Priority.Notice, cancellationToken);

    // What goes out under somebody's name they read first.
    private static Task TellAsync(Turn turn, Campaign campaign, CancellationToken cancellationToken) => turn.Work.Outbox.ToPersonAsync(
        campaign.MadeBy, new Reply.Several(
            [new Reply.Say("campaign.reworded", ("by", turn.Actor.Name)), new Reply.OfRecord(Campaign.RefOf(campaign.Id))]),
        $"{CampaignNotices.Reworded}:{campaign.Id:N}:{turn.Id:N}", Delivery.AtLeastOnce, Priority.Notice, cancellationToken);

    private async Task<(Campaign? Campaign, FormResult? No)> FindAsync(
        ReadView view, Actor actor, RecordRef? record, CancellationToken cancellationToken)
    {
        if (record is not { Kind: "campaign", Id: var id }
            || await view.Records.FindAsync<Campaign>(id, cancellationToken) is not { } campaign)
            return (null, new FormResult.Refuse("campaign.gone"));
        if (policy.Decide(actor, "change", campaign.Subject) is { Allowed: false, ReasonKey: { } reason })
            return (null, new FormResult.Refuse(reason));
        return campaign.IsAhead ? (campaign, null) : (null, new FormResult.Refuse("campaign.underWay"));
    }

    private static FormResult.Show Show(Campaign campaign, string? name, string text, JsonArray errors) => new(
        "form-campaign",
        new JsonObject { ["errors"] = errors, ["name"] = name ?? "", ["text"] = text },
        "campaign.form.title",
        Campaign.RefOf(campaign.Id));
}
