using System.Text.Json.Nodes;
using CrmBot.Features.People;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Campaigns.Effect;

/// <summary>
/// A day after the first share, and a week after all of it, the maker hears what
/// came of it; with enough customers to tell, also that next to nothing did.
/// </summary>
internal sealed class TellResult(CompareCampaigns compare, PrintCampaign print, IPersonDirectory people) : IPreparedTimerHandler
{
    /// <summary>Of fewer customers a share says nothing.</summary>
    private const int EnoughToTell = 30;

    /// <summary>Per cent of those reached that somebody has talked to since; below it the campaign is called weak.</summary>
    private const int Weak = 2;

    public string Rule => AdvanceCampaign.Tell;

    public async Task<StorePrepared> PrepareAsync(ReadView view, DueTimer timer, CancellationToken cancellationToken)
    {
        if (await view.Records.ReadAsync<Campaign>(timer.Record,
            cancellationToken) is not { State: CampaignState.Tried or CampaignState.Done } campaign
            || await people.FindAsync(view, campaign.MadeBy, cancellationToken) is not { } maker)
            return (_, _) => Task.CompletedTask;
        var all = await MeasureEffect.OfAsync(view, [campaign.Id], cancellationToken);
        var (reached, talked, signed) = (all.Sum(one => one.Reached), all.Sum(one => one.Talked), all.Sum(one => one.Signed));
        var isWeak = reached >= EnoughToTell && signed == 0 && talked * 100 < reached * Weak;
        var head = new Reply.Card("deal-nudge", new JsonObject
        {
            ["people"] = "",
            ["blocker"] = "",
            ["say"] = new JsonObject { ["title"] = print.Words(maker.Locale, "campaign.result." + (isWeak ? "weak" : timer.Slot)),
                ["hint"] = "" },
        });
        var reply = new Reply.Several(
            [head, compare.Card(all, [campaign], "channel", maker.Locale), new Reply.OfRecord(Campaign.RefOf(campaign.Id))]);
        return (work, token) => work.Outbox.ToPersonAsync(
            maker.Id, reply, $"{CampaignNotices.Result}:{campaign.Id:N}:{timer.Slot}", Delivery.AtLeastOnce, Priority.Notice, token);
    }
}
