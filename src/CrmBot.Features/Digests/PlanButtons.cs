using System.Globalization;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Digests;

/// <summary>Takes over what was changed on the card of a plan.</summary>
internal sealed class SavePlan(MakeDigest makes, PlanDigest timers) : ICardVerb
{
    public string Verb => "digest.save";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (plan, refusal) = await PlanAccess.FindAsync(turn, action.Record, cancellationToken);
        if (plan is null) return refusal!;
        var clock = action.Text("clock") ?? "";
        if (!TimeOnly.TryParseExact(clock, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            return new Reply.Refuse("digest.noTime");
        var blocks = (action.Text("blocks") ?? "").Split(',').Where(makes.Blocks.Contains).ToList();
        if (blocks.Count == 0) return new Reply.Refuse("digest.nothingLeft");
        (plan.Clock, plan.Blocks, plan.IsOn) = (clock, blocks, true);
        await timers.SetTimerAsync(turn.Work, plan, cancellationToken);
        return new Reply.OfRecord(action.Record!.Value);
    }
}

/// <summary>No more of it; the card can switch it on again.</summary>
internal sealed class StopPlan(PlanDigest timers) : ICardVerb
{
    public string Verb => "digest.stop";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (plan, refusal) = await PlanAccess.FindAsync(turn, action.Record, cancellationToken);
        if (plan is null) return refusal!;
        plan.IsOn = false;
        await timers.SetTimerAsync(turn.Work, plan, cancellationToken);
        return new Reply.OfRecord(action.Record!.Value);
    }
}

/// <summary>From a digest to how it is set up.</summary>
internal sealed class OpenPlan : ICardVerb
{
    public string Verb => "digest.settings";

    public bool IsRead => true;

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (action.Record is not { Kind: "digest", Id: var id }
            || await turn.Work.Records.ReadAsync<Digest>(id, cancellationToken) is not { } digest)
            return new Reply.Refuse("digest.gone");
        if (digest.ReaderId != turn.Actor.Id) return new Reply.Refuse("digest.notYours");
        if (digest.PlanId is not { } plan) return new Reply.Say("digest.howToSet");
        await turn.Work.Outbox.ToPersonAsync(
            turn.Actor.Id, new Reply.OfRecord(new RecordRef("digest_plan", plan)), $"digest.plan:{turn.Id:N}",
            Runtime.Outbox.Delivery.AtLeastOnce, Runtime.Outbox.Priority.Answer, cancellationToken);
        return turn.Place.IsGroup ? new Reply.Say("digest.inDirect") : Reply.Silence;
    }
}

/// <summary>Finds the plan that a click is about, for whoever set it up.</summary>
internal static class PlanAccess
{
    public static async Task<(DigestPlan? Plan, Reply? Refusal)> FindAsync(
        Turn turn, RecordRef? record, CancellationToken cancellationToken)
    {
        if (record is not { Kind: "digest_plan", Id: var id }
            || await turn.Work.Records.FindAsync<DigestPlan>(id, cancellationToken) is not { } plan)
            return (null, new Reply.Refuse("digest.gone"));
        return plan.CreatedBy == turn.Actor.Id ? (plan, null) : (null, new Reply.Refuse("digest.notYours"));
    }
}
