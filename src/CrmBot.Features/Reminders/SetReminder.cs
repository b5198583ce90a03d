using CrmBot.Cards;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Reminders;

/// <summary>Something to be done at a time ahead, once or again and again, by oneself or a colleague (intent <c>remind</c>).</summary>
internal sealed class SetReminder(
    CustomerForChange customers, IPersonDirectory people, WorkCalendar calendar, CardLibrary cards, WhenWords when, SureContact sure)
    : IFrameHandler
{
    public string Intent => "remind";

    public Task<bool> IsSureAsync(Turn turn, Frame frame, CancellationToken cancellationToken) =>
        sure.IsAsync(turn, frame, cancellationToken);

    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        Customer? customer = null;
        if (frame.Has("cust"))
        {
            (customer, var instead) = await customers.FindAsync(turn, frame, "log", cancellationToken);
            if (customer is null) return instead!;
        }

        var owner = frame.Text("to") is { } to ? await people.ResolveAsync(turn.Work, turn.Actor, to, cancellationToken) : null;
        if (frame.Has("to") && owner is null) return new Reply.Refuse("reminder.whoIsThat", ("name", frame.Text("to") ?? ""));

        var reminder = New(turn, frame, customer, owner?.Id ?? turn.Actor.Id, owner?.Zone ?? turn.Actor.Zone);
        if (reminder.OwnerId != turn.Actor.Id)
            reminder.Text = Shorten.To(SpokenToOther.Of(reminder.Text, turn.Actor.Name), Reminder.TextLength);
        if (!Fill(turn, reminder, frame)) return new Reply.Refuse("reminder.noTime");
        turn.Db.Add(reminder);
        await PlanReminder.SetTimerAsync(turn.Work, reminder, cancellationToken);
        if (reminder.OwnerId == turn.Actor.Id) return Remember(turn, reminder);
        await TellAsync(turn, reminder, cancellationToken);
        return new Reply.Several([Remember(turn, reminder), new Reply.Mention(reminder.OwnerId)]);
    }

    public Task<DraftView> DescribeAsync(Turn turn, Frame frame, CancellationToken cancellationToken) =>
        Task.FromResult(new DraftView("reminder.draft", Lines(turn, frame)));

    public async Task<Reply?> CorrectAsync(Turn turn, OpenPreview preview, Frame corrected, CancellationToken cancellationToken)
    {
        if (preview.Record is not { Kind: "reminder", Id: var id } || corrected.Has("to")) return null;
        var reminder = await turn.Work.Records.FindAsync<Reminder>(id, cancellationToken);
        if (reminder is not { IsOpen: true } || reminder.CreatedBy != turn.Actor.Id) return null;
        Customer? customer = null;
        if (corrected.Has("cust"))
        {
            (customer, var instead) = await customers.FindAsync(turn, corrected, "log", cancellationToken);
            if (customer is null) return instead;
        }

        (reminder.CustomerId, reminder.Who) = (customer?.Id, Who(corrected));
        reminder.Text = Shorten.To(corrected.Text("do") ?? reminder.Text, Reminder.TextLength);
        if (!Fill(turn, reminder, corrected)) return new Reply.Refuse("reminder.noTime");
        await PlanReminder.SetTimerAsync(turn.Work, reminder, cancellationToken);
        return Remember(turn, reminder);
    }

    private static Reminder New(Turn turn, Frame frame, Customer? customer, Guid owner, TimeZoneInfo zone) => new()
    {
        Kind = ReminderKind.Reminder,
        CustomerId = customer?.Id,
        Who = Who(frame),
        Text = Shorten.To(frame.Text("do") ?? "", Reminder.TextLength),
        OwnerId = owner,
        CreatedBy = turn.Actor.Id,
        Zone = zone.Id,
        CreatedAt = turn.Now,
    };

    private static string? Who(Frame frame) => frame.Text("who") is { } who ? Shorten.To(who, 120) : null;

    private bool Fill(Turn turn, Reminder reminder, Frame frame)
    {
        if (frame.Text("every") is { } every) return FillRepetition(turn, reminder, frame, every);
        (reminder.Every, reminder.Clock, reminder.Until) = (null, null, null);
        if (SaidTime.Read(frame.Text("at")) is { } at)
        {
            reminder.ShowAt(SaidMoment.There(turn, frame, at.Local, reminder.TimeZone));
            return true;
        }

        if (SaidTime.Read(frame.Text("by")) is not { } by) return false;
        reminder.DueBy(by, ShowDeadline.At(by, turn.Work.LocalNow(reminder.TimeZone)));
        return true;
    }

    private bool FillRepetition(Turn turn, Reminder reminder, Frame frame, string every)
    {
        var now = turn.Work.LocalNow(reminder.TimeZone);
        if (Recurrence.Read(every, frame.Text("time"), DateOnly.FromDateTime(now), calendar)?.After(now) is not { } first) return false;
        (reminder.Every, reminder.Clock, reminder.Until) = (every, frame.Text("time"), frame.Text("until"));
        reminder.Repeat(first);
        return true;
    }

    // The colleague learns at once that something was put on their list, not only when it is due.
    private static Task TellAsync(Turn turn, Reminder reminder, CancellationToken cancellationToken) => turn.Work.Outbox.ToPersonAsync(
        reminder.OwnerId, new Reply.OfRecord(new RecordRef("reminder", reminder.Id)), $"reminder.given:{reminder.Id:N}",
        Delivery.AtLeastOnce, Priority.Notice, cancellationToken);

    private static Reply.OfRecord Remember(Turn turn, Reminder reminder)
    {
        turn.Memory.LastRecord = new RecordRef("reminder", reminder.Id);
        return new Reply.OfRecord(new RecordRef("reminder", reminder.Id));
    }

    private IReadOnlyList<DraftLine> Lines(Turn turn, Frame frame)
    {
        (string Label, string? Text)[] lines =
        [
            ("reminder.label.do", frame.Text("do")),
            ("reminder.label.customer", frame.Text("cust")),
            ("reminder.label.who", frame.Text("who")),
            ("reminder.label.at", Time(turn, frame.Text("at"))),
            ("reminder.label.by", Time(turn, frame.Text("by"))),
            ("reminder.label.every",
                frame.Text("every") is { } every ? EveryWords.Of(cards, turn.Locale, every, frame.Text("time")) : null),
            ("reminder.label.until", UntilWords.Of(cards, when, turn.Locale, frame.Text("until"), turn.LocalNow)),
            ("reminder.label.to", frame.Text("to")),
        ];
        return [.. lines.Where(line => !string.IsNullOrEmpty(line.Text)).Select(line => new DraftLine(line.Label, line.Text!))];
    }

    private string? Time(Turn turn, string? said) => when.Said(said, turn.LocalNow, turn.Locale);
}
