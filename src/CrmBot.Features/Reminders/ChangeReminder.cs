using System.Globalization;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Reminders;

/// <summary>Done, later, never mind, somebody else: what people say to a reminder (intent <c>rem_upd</c>).</summary>
internal sealed class ChangeReminder(
    FindReminder find, IPersonDirectory people, RepeatReminder repetitions, IEnumerable<IFinishedReminder> listeners, WhenWords when)
    : IFrameHandler
{
    public string Intent => "rem_upd";

    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (frame.Text("act") == "shift") return await ShiftAsync(turn, frame, cancellationToken);
        var (reminder, refusal) = await find.ForAsync(turn, frame, cancellationToken);
        if (reminder is null) return refusal!;
        turn.Memory.LastRecord = new RecordRef("reminder", reminder.Id);
        var reply = await ActAsync(turn, reminder, frame, cancellationToken);
        if (reply is not Reply.Refuse) await LogAsync(turn, reminder, frame, cancellationToken);
        return frame.Text("offer") switch
        {
            "lost" => new Reply.Several([reply, new Reply.Say("reminder.offerLost")]),
            "log" when frame.Object("log") is null => new Reply.Several([reply, new Reply.Say("reminder.offerLog")]),
            _ => reply,
        };
    }

    public async Task<DraftView> DescribeAsync(Turn turn, Frame frame, CancellationToken cancellationToken) => new(
        frame.Text("act") == "shift" ? "reminder.draftShift" : "reminder.draftChange",
        [.. Described(turn, frame).Where(line => !string.IsNullOrEmpty(line.Text))])
    {
        Refusal = frame.Text("act") == "shift" && Day(frame) is { } day && !await OnDay(turn, day).AnyAsync(cancellationToken)
            ? new Reply.Say("reminder.nothingToShift") : null,
    };

    private static DateOnly? Day(Frame frame) => SaidTime.Read(frame.Object("scope")?["day"]?.GetValue<string>())?.Day;

    private static IQueryable<Reminder> OnDay(Turn turn, DateOnly day)
    {
        var (from, to) = LocalDay.Of(day, turn.Actor.Zone);
        return turn.Db.Set<Reminder>().Where(known => known.OwnerId == turn.Actor.Id && known.DueAt >= from && known.DueAt < to
            && (known.State == ReminderState.Waiting || known.State == ReminderState.Due));
    }

    private IEnumerable<DraftLine> Described(Turn turn, Frame frame) =>
    [
        new("reminder.label.customer", frame.Text("cust") ?? ""),
        new("reminder.label.at", Time(turn, frame.Text("at"))),
        new("reminder.label.to", frame.Text("to") ?? ""),
        new("reminder.label.day", Time(turn, frame.Object("scope")?["day"]?.GetValue<string>())),
        new("reminder.label.days", frame.Text("days") ?? ""),
    ];

    private string Time(Turn turn, string? said) => when.Said(said, turn.LocalNow, turn.Locale) ?? "";

    private async Task<Reply> ActAsync(Turn turn, Reminder reminder, Frame frame, CancellationToken cancellationToken)
    {
        switch (frame.Text("act"))
        {
            case "done":
                await repetitions.FinishAsync(turn.Work, reminder, cancellationToken);
                break;
            case "cancel":
                reminder.Cancel(turn.Now);
                break;
            case "move" when SaidTime.Read(frame.Text("at")) is { } at:
                var there = SaidMoment.There(turn, frame, at.Local, reminder.TimeZone);
                return await PostponeReminder.ToAsync(turn, reminder, there, cancellationToken);
            case "handover" when frame.Text("to") is { } to:
                return await people.ResolveAsync(turn.Work, turn.Actor, to, cancellationToken) is { } colleague
                    ? await HandOver.ToAsync(turn, reminder, colleague, cancellationToken)
                    : new Reply.Refuse("reminder.whoIsThat", ("name", to));
            default:
                return new Reply.Refuse("reminder.noTime");
        }

        await PlanReminder.SetTimerAsync(turn.Work, reminder, cancellationToken);
        return new Reply.OfRecord(new RecordRef("reminder", reminder.Id));
    }

    // 没人接，明天再打: tried, and put off.
    private async Task LogAsync(Turn turn, Reminder reminder, Frame frame, CancellationToken cancellationToken)
    {
        if (frame.Object("log") is not { } log) return;
        foreach (var listener in listeners) await listener.LoggedAsync(turn, reminder, log, cancellationToken);
    }

    private static async Task<Reply> ShiftAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (Day(frame) is not { } day
            || !int.TryParse(frame.Text("days"), CultureInfo.InvariantCulture, out var days) || days is 0 or < -366 or > 366)
        {
            return new Reply.Refuse("reminder.noTime");
        }

        var affected = await OnDay(turn, day).OrderBy(known => known.DueAt).ToListAsync(cancellationToken);
        foreach (var reminder in affected)
        {
            await PostponeReminder.ToAsync(turn, reminder, Instants.ToLocal(reminder.DueAt ?? turn.Now, reminder.TimeZone).AddDays(days),
                cancellationToken);
        }

        return affected.Count == 0
            ? new Reply.Say("reminder.nothingToShift")
            : new Reply.Say("reminder.shifted", ("count", affected.Count), ("days", days));
    }
}

/// <summary>Learns what was said when a reminder was closed or put off, to keep it as a contact.</summary>
internal interface IFinishedReminder
{
    /// <param name="log">The contract's <c>{ch, outcome, note}</c>.</param>
    Task LoggedAsync(Turn turn, Reminder reminder, System.Text.Json.Nodes.JsonObject log, CancellationToken cancellationToken);
}
