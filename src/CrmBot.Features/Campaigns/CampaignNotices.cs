using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Campaigns;

/// <summary>Cards about campaigns that come by themselves: one to decide on, one's own customers to talk to, what came of it.</summary>
internal sealed record CampaignNotices(string Name, string WhyKey, Urgency Urgency = Urgency.Usual) : INotice
{
    public const string Asked = "campaign.asked", Decided = "campaign.decided", Reworded = "campaign.reworded", Part = "campaign.part",
        Result = "campaign.result";

    public static readonly CampaignNotices[] All =
    [
        new(Asked, "campaign.why.asked", Urgency.Timely),
        new(Decided, "campaign.why.decided", Urgency.Timely),
        new(Reworded, "campaign.why.reworded", Urgency.Timely),
        new(Part, "campaign.why.part", Urgency.Timely),
        new(Result, "campaign.why.result"),
    ];

    public string Kind => "campaign";

    public bool FollowsStandIn => Name is Asked or Part;

    public Task<Reply> WhyAsync(Turn turn, RecordRef? record, CancellationToken cancellationToken) =>
        Task.FromResult<Reply>(new Reply.Say(WhyKey));

    public async Task<bool> IsWantedAsync(ReadView view, Guid person, RecordRef? record, CancellationToken cancellationToken) =>
        Name != Asked || (record is { Kind: "campaign", Id: var id }
            && await view.Records.ReadAsync<Campaign>(id, cancellationToken) is { State: CampaignState.Asked });
}
