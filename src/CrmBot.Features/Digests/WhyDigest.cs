using CrmBot.Features.Help;
using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Digests;

/// <summary>Why a digest came: how it is set up.</summary>
internal sealed class WhyDigest(DigestWords words) : ITellWhy, INotice
{
    public string Name => "digest";

    public string Kind => "digest";

    /// <summary>Asked for at its minute.</summary>
    public Urgency Urgency => Urgency.Timely;

    public async Task<Reply?> TellAsync(Turn turn, Guid id, CancellationToken cancellationToken)
    {
        if (await turn.Work.Records.ReadAsync<Digest>(id, cancellationToken) is not { } digest) return null;
        if (digest.PlanId is not { } planId || await turn.Work.Records.ReadAsync<DigestPlan>(planId, cancellationToken) is not { } plan)
            return new Reply.Say("digest.why.asked");
        return new Reply.Say("digest.why.planned", ("when", words.Schedule(plan, turn.Locale)));
    }

    public async Task<Reply> WhyAsync(Turn turn, RecordRef? record, CancellationToken cancellationToken) =>
        record is { Kind: "digest", Id: var id } && await TellAsync(turn, id, cancellationToken) is { } told
            ? told
            : new Reply.Say("digest.why.asked");
}
