using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads.FirstContact;

/// <summary>A card about a lead that waits for something: no longer wanted when somebody has been in touch while it was held.</summary>
/// <param name="StillWaits">Whether what it says is still so.</param>
internal sealed record LeadNotice(string Name, string WhyKey, Func<LeadClock, bool> StillWaits) : INotice
{
    public string Kind => "lead";

    public Urgency Urgency => Urgency.Timely;

    public bool FollowsStandIn => true;

    public Task<Reply> WhyAsync(Turn turn, RecordRef? record, CancellationToken cancellationToken) =>
        Task.FromResult<Reply>(new Reply.Say(WhyKey));

    public async Task<bool> IsWantedAsync(ReadView view, Guid person, RecordRef? record, CancellationToken cancellationToken) =>
        record switch
        {
            { Kind: "lead", Id: var id } => await view.Records.ReadAsync<Lead>(id, cancellationToken) is { IsOpen: true }
                && await view.Records.ReadAsync<LeadClock>(id, cancellationToken) is { OwnerId: not null } clock && StillWaits(clock),
            _ => true,
        };
}
