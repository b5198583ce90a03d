using CrmBot.Features.Customers;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Reminders;

/// <summary>Which reminder a sentence means: the card it replies to, the customer's, or the last one.</summary>
internal sealed class FindReminder(ICustomerDirectory customers)
{
    public async Task<(Reminder? Reminder, Reply? Refusal)> ForAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (turn.RepliesTo is { Kind: "reminder" } replied && (frame.Is("ref", "reply") || !frame.Has("cust")))
            return await CheckedAsync(turn, await OneAsync(turn, replied.Id, cancellationToken), cancellationToken);
        if (frame.Text("cust") is { } name) return await OfCustomerAsync(turn, name, frame.Text(Frame.What), cancellationToken);
        if (SaidTime.Read(frame.Text(Frame.DueOf)) is { } due) return await DueAsync(turn, due, cancellationToken);
        if (turn.Memory.LastRecord is { Kind: "reminder" } last
            && await OneAsync(turn, last.Id, cancellationToken) is { IsOpen: true } recent)
            return await CheckedAsync(turn, recent, cancellationToken);
        var shown = await Open(turn).Where(known => known.State == ReminderState.Due).OrderByDescending(known => known.DueAt)
            .FirstOrDefaultAsync(cancellationToken);
        return shown is null ? (null, new Reply.Refuse("reminder.whichOne")) : (shown, null);
    }

    private async Task<(Reminder?, Reply?)> OfCustomerAsync(Turn turn, string name, string? what, CancellationToken cancellationToken)
    {
        var ids = (await customers.FindByNameAsync(turn.Work, name, cancellationToken)).Select(customer => (Guid?)customer.Id).ToList();
        var open = await Open(turn).Where(known => ids.Contains(known.CustomerId)).ToListAsync(cancellationToken);
        open = CalledReminder.Fitting(open, what);
        // What is due now is meant first; then what comes next. Undated promises last.
        var meant = MeantByWords.Of(open, turn.Text).OrderByDescending(known => known.State == ReminderState.Due)
            .ThenBy(known => known.DueAt ?? long.MaxValue)
            .FirstOrDefault();
        return meant is null ? (null, new Reply.Refuse("reminder.noneOpen", ("name", name))) : (meant, null);
    }

    /// <summary>周一那个提醒, 明天10点的: the only one of that day, or of that minute.</summary>
    private static async Task<(Reminder?, Reply?)> DueAsync(Turn turn, SaidTime due, CancellationToken cancellationToken)
    {
        const long Minute = 60_000;
        var (from, to) = LocalDay.Of(due.Day, turn.Actor.Zone);
        if (due.HasClock)
            (from, to) = (Instants.FromLocal(due.Local, turn.Actor.Zone), Instants.FromLocal(due.Local, turn.Actor.Zone) + Minute);
        var then = await Open(turn).Where(known => known.DueAt >= from && known.DueAt < to).Take(2).ToListAsync(cancellationToken);
        return then.Count switch
        {
            0 => (null, new Reply.Refuse("reminder.noneThen")),
            1 => (then[0], null),
            _ => (null, new Reply.Refuse("reminder.whichOne")),
        };
    }

    // One's own, and those of colleagues one stands in for.
    private static IQueryable<Reminder> Open(Turn turn)
    {
        List<Guid> owners = [turn.Actor.Id, .. turn.Actor.StandsInFor];
        return turn.Db.Set<Reminder>()
            .Where(known => owners.Contains(known.OwnerId) && (known.State == ReminderState.Waiting || known.State == ReminderState.Due));
    }

    private static Task<Reminder?> OneAsync(Turn turn, Guid id, CancellationToken cancellationToken) =>
        turn.Work.Records.FindAsync<Reminder>(id, cancellationToken);

    private static async Task<(Reminder?, Reply?)> CheckedAsync(Turn turn, Reminder? reminder, CancellationToken cancellationToken) =>
        reminder switch
        {
            null => (null, new Reply.Refuse("reminder.gone")),
            _ when !await ReminderAccess.MayChangeAsync(turn.Work, turn.Actor, reminder, cancellationToken) =>
                (null, new Reply.Refuse("reminder.notYours")),
            _ => (reminder, null),
        };
}
