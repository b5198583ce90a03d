using CrmBot.Runtime.Store;

namespace CrmBot.Features.Campaigns;

/// <summary>
/// The steps of a campaign as timers: each is a short transaction that plans the next, so that a restart goes on where it was.
/// </summary>
internal static class AdvanceCampaign
{
    public const string Gather = "campaign.gather", Send = "campaign.send", Tell = "campaign.tell";

    /// <summary>
    /// Messages leave one after the other; what waits for them longer than that would only stand in the way of other news.
    /// </summary>
    public const long Pause = 1_000;

    /// <summary>Until the next look when as many as may be are under way: the mail server is slow, or does not answer.</summary>
    public const long Jam = 3_000;

    private const long Hour = 60 * 60 * 1000, AfterTry = 24 * Hour, AfterAll = 7 * 24 * Hour;

    /// <summary>It may begin: whom it is for is written down from now on.</summary>
    public static async Task AgreeAsync(UnitOfWork work, Campaign campaign, Guid by, CancellationToken cancellationToken)
    {
        (campaign.State, campaign.DecidedBy) = (CampaignState.Gathering, by);
        await GatherFromAsync(work, campaign, Guid.Empty, cancellationToken);
    }

    /// <summary>It reads otherwise than when somebody agreed to it: nothing of it happens until they have said so again.</summary>
    public static Task AskAgainAsync(UnitOfWork work, Campaign campaign, CancellationToken cancellationToken)
    {
        (campaign.State, campaign.DecidedBy) = (CampaignState.Asked, null);
        return StopAsync(work, campaign.Id, cancellationToken);
    }

    /// <param name="after">The last customer looked at.</param>
    public static Task GatherFromAsync(UnitOfWork work, Campaign campaign, Guid after, CancellationToken cancellationToken) =>
        work.Timers.SetAsync(Gather, campaign.Id, after.ToString("N"), work.Now, cancellationToken);

    /// <summary>Everybody is written down: it goes out at its hour, which may have passed.</summary>
    public static async Task BeginAsync(UnitOfWork work, Campaign campaign, CancellationToken cancellationToken)
    {
        campaign.State = campaign.StartAt > work.Now ? CampaignState.Scheduled : CampaignState.Sending;
        await SendAtAsync(work, campaign.Id, Math.Max(campaign.StartAt, work.Now), cancellationToken);
    }

    public static Task SendAtAsync(UnitOfWork work, Guid campaign, long moment, CancellationToken cancellationToken) =>
        work.Timers.SetAsync(Send, campaign, "go", moment, cancellationToken);

    /// <summary>Whatever may go has gone; a day after the first share, a week after all of it, its maker hears what came of it.</summary>
    public static async Task PauseAsync(UnitOfWork work, Campaign campaign, bool restWaits, CancellationToken cancellationToken)
    {
        campaign.State = restWaits ? CampaignState.Tried : CampaignState.Done;
        await work.Timers.SetAsync(Tell, campaign.Id, restWaits ? "tried" : "done", work.Now + (restWaits ? AfterTry : AfterAll),
            cancellationToken);
    }

    public static async Task StopAsync(UnitOfWork work, Guid campaign, CancellationToken cancellationToken)
    {
        foreach (var rule in (string[])[Gather, Send, Tell]) await work.Timers.CancelAsync(rule, campaign, null, cancellationToken);
    }
}
