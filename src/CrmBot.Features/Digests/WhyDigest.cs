using CrmBot.Features.Help;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Digests;

/// <summary>Why a digest came: how it is set up.</summary>
internal sealed class WhyDigest(DigestWords words) : ITellWhy
{
    public string Kind => "digest";

    public async Task<Reply?> TellAsync(Turn turn, Guid id, CancellationToken cancellationToken)
    {
        if (await turn.Work.Records.ReadAsync<Digest>(id, cancellationToken) is not { } digest) return null;
        if (digest.PlanId is not { } planId || await turn.Work.Records.ReadAsync<DigestPlan>(planId, cancellationToken) is not { } plan) return new Reply.Say("digest.why.asked");
        return new Reply.Say("digest.why.planned", ("when", words.Schedule(plan, turn.Locale)));
    }
}
