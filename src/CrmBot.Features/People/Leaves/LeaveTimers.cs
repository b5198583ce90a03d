using CrmBot.Cards;
using CrmBot.Features.People.HandOvers;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.People.Leaves;

/// <summary>The first day of a leave: the stand-in sees what there is to look after.</summary>
internal sealed class LeaveBegins(WorkPack pack, CardLibrary cards) : ITimerHandler
{
    public string Rule => WriteLeave.Begins;

    public async Task FireAsync(UnitOfWork work, DueTimer timer, CancellationToken cancellationToken)
    {
        if (await work.Records.ReadAsync<Leave>(timer.Record, cancellationToken) is not { StandInId: { } standIn } leave
            || !leave.HoldsAt(work.Now)) return;
        await LeaveTold.SendAsync(work, pack, cards, leave, standIn, "leave.begins", "leave.beginsTitle", "leave.beginsNote",
            cancellationToken);
    }
}

/// <summary>A leave is over: whoever is back sees what is still open, the stand-in that they are free of it.</summary>
internal sealed class LeaveOver(WorkPack pack, CardLibrary cards) : ITimerHandler
{
    public string Rule => WriteLeave.Over;

    public async Task FireAsync(UnitOfWork work, DueTimer timer, CancellationToken cancellationToken)
    {
        if (await work.Records.ReadAsync<Leave>(timer.Record, cancellationToken) is not { IsCancelled: false } leave
            || leave.ToAt > work.Now) return;
        await LeaveTold.SendAsync(work, pack, cards, leave, leave.PersonId, "leave.back", "leave.backTitle", "leave.backNote",
            cancellationToken);
        if (leave.StandInId is { } standIn)
            await work.Outbox.ToPersonAsync(
                standIn, new Reply.OfRecord(new RecordRef("leave", leave.Id)), $"leave.thanks:{leave.Id:N}", Delivery.AtLeastOnce,
                Priority.Notice, cancellationToken);
    }
}

/// <summary>Tells one of the two what is open of the person who is or was away.</summary>
internal static class LeaveTold
{
    public static async Task SendAsync(
        UnitOfWork work, WorkPack pack, CardLibrary cards, Leave leave, Guid to, string notice, string titleKey, string noteKey,
        CancellationToken cancellationToken)
    {
        if (await work.Records.ReadAsync<Person>(to, cancellationToken) is not { IsActive: true } reader
            || await work.Records.ReadAsync<Person>(leave.PersonId, cancellationToken) is not { IsActive: true } away)
            return;
        var shares = await pack.AskAsync(work, away.Id, cancellationToken);
        var data = pack.Data(
            cards.Words(reader.Locale, titleKey), to == away.Id ? "" : away.Name, cards.Words(reader.Locale, noteKey), shares, work.Now,
            Zones.Find(reader.Zone), reader.Locale);
        await work.Outbox.ToPersonAsync(to, new Reply.Card("work-pack", data), $"{notice}:{leave.Id:N}", Delivery.AtLeastOnce,
            Priority.Notice, cancellationToken);
    }
}
