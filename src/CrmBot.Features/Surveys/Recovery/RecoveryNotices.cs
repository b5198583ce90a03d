using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Surveys.Recovery;

/// <summary>Cards about low scores, to those who are to make good for them.</summary>
internal sealed record RecoveryNotices(string Name, string WhyKey, Urgency Urgency) : INotice
{
    public const string New = "recovery.new", Soon = "recovery.soon", Late = "recovery.late";

    public static readonly RecoveryNotices[] All =
    [
        new(New, "recovery.why.opened", Urgency.Timely),
        new(Soon, "recovery.why.soon", Urgency.Timely),
        new(Late, "recovery.why.late", Urgency.Urgent),
    ];

    public string Kind => "survey";

    public bool FollowsStandIn => true;

    public Task<Reply> WhyAsync(Turn turn, RecordRef? record, CancellationToken cancellationToken) =>
        Task.FromResult<Reply>(new Reply.Say(WhyKey));

    public async Task<bool> IsWantedAsync(ReadView view, Guid person, RecordRef? record, CancellationToken cancellationToken) =>
        record is { Kind: "recovery", Id: var id } && await view.Records.ReadAsync<RecoveryTask>(id, cancellationToken) is { IsOpen: true };
}
