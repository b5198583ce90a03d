using System.Globalization;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Reminders;

/// <summary>Done: the card stays and says so.</summary>
internal sealed class FinishReminder(RepeatReminder repetitions) : ICardVerb
{
    public string Verb => "reminder.done";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (reminder, refusal) = await ReminderAccess.FindAsync(turn, action.Record, cancellationToken);
        if (reminder is null) return refusal!;
        await repetitions.FinishAsync(turn.Work, reminder, cancellationToken);
        return new Reply.OfRecord(action.Record!.Value);
    }
}

/// <summary>Later: in so many minutes, or tomorrow morning.</summary>
internal sealed class SnoozeReminder : ICardVerb
{
    private const int Longest = 7 * 24 * 60;
    private static readonly TimeOnly Morning = new(9, 0);

    public string Verb => "reminder.snooze";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (reminder, refusal) = await ReminderAccess.FindAsync(turn, action.Record, cancellationToken);
        if (reminder is null) return refusal!;
        if (!reminder.IsOpen) return new Reply.OfRecord(action.Record!.Value);
        if (When(turn, reminder, action.Text("for")) is not { } local) return new Reply.Refuse("reminder.noTime");
        return await PostponeReminder.ToAsync(turn, reminder, local, cancellationToken);
    }

    private static DateTime? When(Turn turn, Reminder reminder, string? span)
    {
        var now = turn.Work.LocalNow(reminder.TimeZone);
        if (span == "tomorrow") return DateOnly.FromDateTime(now).AddDays(1).ToDateTime(Morning);
        return int.TryParse(span, CultureInfo.InvariantCulture, out var minutes) && minutes is > 0 and <= Longest
            ? now.AddMinutes(minutes)
            : null;
    }
}

/// <summary>Another day and time, from the card's inputs.</summary>
internal sealed class MoveReminder : ICardVerb
{
    public string Verb => "reminder.move";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (reminder, refusal) = await ReminderAccess.FindAsync(turn, action.Record, cancellationToken);
        if (reminder is null) return refusal!;
        if (!reminder.IsOpen) return new Reply.OfRecord(action.Record!.Value);
        var clock = action.Text("time") is { Length: > 0 } time ? time : "09:00";
        if (SaidTime.Read($"{action.Text("date")}T{clock}") is not { } wanted) return new Reply.Refuse("reminder.noTime");
        return wanted.Local <= turn.Work.LocalNow(reminder.TimeZone)
            ? new Reply.Refuse("reminder.past")
            : await PostponeReminder.ToAsync(turn, reminder, wanted.Local, cancellationToken);
    }
}

/// <summary>Somebody else does it; they get the card at once.</summary>
internal sealed class HandOverReminder(IPersonDirectory people) : ICardVerb
{
    public string Verb => "reminder.handover";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (reminder, refusal) = await ReminderAccess.FindAsync(turn, action.Record, cancellationToken);
        if (reminder is null) return refusal!;
        if (!reminder.IsOpen) return new Reply.OfRecord(action.Record!.Value);
        var colleague = Guid.TryParse(action.Text("to"), out var id) ? await people.FindAsync(turn.Work, id, cancellationToken) : null;
        return colleague is null
            ? new Reply.Refuse("reminder.chooseWho")
            : await HandOver.ToAsync(turn, reminder, colleague, cancellationToken);
    }
}

/// <summary>Puts a reminder off and plans it anew.</summary>
internal static class PostponeReminder
{
    public static async Task<Reply> ToAsync(Turn turn, Reminder reminder, DateTime local, CancellationToken cancellationToken)
    {
        reminder.Postpone(WholeMinute(local));
        await PlanReminder.SetTimerAsync(turn.Work, reminder, cancellationToken);
        return new Reply.OfRecord(new RecordRef("reminder", reminder.Id));
    }

    private static DateTime WholeMinute(DateTime moment) => moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerMinute));
}

/// <summary>Gives a reminder to a colleague and tells them.</summary>
internal static class HandOver
{
    public static async Task<Reply> ToAsync(Turn turn, Reminder reminder, Colleague colleague, CancellationToken cancellationToken)
    {
        if (colleague.Id == reminder.OwnerId) return new Reply.OfRecord(new RecordRef("reminder", reminder.Id));
        reminder.HandTo(colleague.Id, colleague.Zone, turn.Now);
        await PlanReminder.SetTimerAsync(turn.Work, reminder, cancellationToken);
        await turn.Work.Outbox.ToPersonAsync(
            colleague.Id, new Reply.OfRecord(new RecordRef("reminder", reminder.Id)), $"reminder.given:{reminder.Id:N}:{turn.Id:N}",
            Delivery.AtLeastOnce, Priority.Notice, cancellationToken);
        return new Reply.OfRecord(new RecordRef("reminder", reminder.Id));
    }
}
