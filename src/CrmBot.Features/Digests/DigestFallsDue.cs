using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Digests;

/// <summary>
/// A digest's moment has come. It is counted from a view of the store, so that nobody has to wait for it; storing it, posting it and
/// planning the next are one transaction, so it is sent once whatever happens in between.
/// </summary>
internal sealed class DigestFallsDue(
    MakeDigest makes, PlanDigest timers, DigestPeriods periods, IDirectory directory) : IPreparedTimerHandler
{
    public string Rule => PlanDigest.Rule;

    public async Task<StorePrepared> PrepareAsync(ReadView view, DueTimer timer, CancellationToken cancellationToken)
    {
        if (await view.Records.ReadAsync<DigestPlan>(timer.Record, cancellationToken) is not { IsOn: true } plan) return Nothing;
        var due = Instants.ToLocal(timer.Due, plan.TimeZone);
        if (await directory.FindAsync(view, plan.PersonId ?? plan.CreatedBy, cancellationToken) is not { } reader)
            return (work, token) => StopAsync(work, plan.Id, token);

        var digest = await makes.MakeAsync(view, Order(plan, reader, due), cancellationToken);
        return (work, token) => SendAsync(work, timer, digest, due, token);
    }

    private static Task Nothing(UnitOfWork work, CancellationToken cancellationToken) => Task.CompletedTask;

    private DigestOrder Order(DigestPlan plan, Actor reader, DateTime due) =>
        new(plan.Kind, reader, DigestFilter.Of(plan, reader), plan.Blocks, periods.Of(plan, due), periods.Previous(plan, due),
            plan.TimeZone)
        {
            PlanId = plan.Id,
            InGroup = plan.PlaceKey is not null,
        };

    private async Task SendAsync(UnitOfWork work, DueTimer timer, Digest digest, DateTime due, CancellationToken cancellationToken)
    {
        if (await work.Records.FindAsync<DigestPlan>(timer.Record, cancellationToken) is not { IsOn: true } plan) return;
        // The transaction may be run twice.
        digest.Version = 0;
        work.Db.Add(digest);
        await work.SaveAsync(cancellationToken);
        var (reply, slot) = (new Reply.OfRecord(new RecordRef("digest", digest.Id)), $"digest:{plan.Id:N}:{timer.Slot}");
        await (plan.PlaceKey is { } place
            ? work.Outbox.ToPlaceAsync(place, reply, slot, Delivery.AtLeastOnce, Priority.Notice, cancellationToken)
            : work.Outbox.ToPersonAsync(plan.PersonId!.Value, reply, slot, Delivery.AtLeastOnce, Priority.Notice, cancellationToken));
        await timers.SetTimerAsync(work, plan, due, cancellationToken);
    }

    // The person has left.
    private static async Task StopAsync(UnitOfWork work, Guid id, CancellationToken cancellationToken)
    {
        if (await work.Records.FindAsync<DigestPlan>(id, cancellationToken) is { } plan) plan.IsOn = false;
    }
}
