using CrmBot.Features.Help;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Reminders;

/// <summary>Why a reminder came: who set it, or which contact it was promised in, and when.</summary>
internal sealed class WhyReminder(IPersonDirectory people, WhenWords when) : ITellWhy, INotice
{
    public string Name => "reminder";

    /// <summary>Asked for at its minute.</summary>
    public Urgency Urgency => Urgency.Timely;

    public bool FollowsStandIn => true;

    public string Kind => "reminder";

    public async Task<Reply?> TellAsync(Turn turn, Guid id, CancellationToken cancellationToken)
    {
        if (await turn.Work.Records.FindAsync<Reminder>(id, cancellationToken) is not { } reminder) return null;
        if (!turn.Actor.ActsFor(reminder.OwnerId) && reminder.CreatedBy != turn.Actor.Id) return null;
        var day = when.FullDay(reminder.CreatedAt, turn.Now, turn.Actor.Zone, turn.Locale);
        if (reminder.InteractionId is not null) return new Reply.Say("why.promise", ("day", day));
        if (reminder.CreatedBy == turn.Actor.Id) return new Reply.Say("why.reminderMine", ("day", day));
        var by = await people.FindAsync(turn.Work, reminder.CreatedBy, cancellationToken);
        return new Reply.Say("why.reminder", ("by", by?.Name ?? ""), ("day", day));
    }

    public async Task<Reply> WhyAsync(Turn turn, RecordRef? record, CancellationToken cancellationToken) =>
        record is { Kind: "reminder", Id: var id } && await TellAsync(turn, id, cancellationToken) is { } told
            ? told
            : new Reply.Say("why.reminderPlain");

    public async Task<bool> IsWantedAsync(ReadView view, Guid person, RecordRef? record, CancellationToken cancellationToken) =>
        record is { Kind: "reminder", Id: var id }
            && await view.Records.ReadAsync<Reminder>(id, cancellationToken) is { State: ReminderState.Due };
}

/// <summary>A colleague has put something on one's list.</summary>
internal sealed class WhyGiven(WhyReminder why) : INotice
{
    public string Name => "reminder.given";

    public string Kind => "reminder";

    public bool FollowsStandIn => true;

    public Task<Reply> WhyAsync(Turn turn, RecordRef? record, CancellationToken cancellationToken) =>
        why.WhyAsync(turn, record, cancellationToken);

    public async Task<bool> IsWantedAsync(ReadView view, Guid person, RecordRef? record, CancellationToken cancellationToken) =>
        record is { Kind: "reminder", Id: var id } && await view.Records.ReadAsync<Reminder>(id, cancellationToken) is { IsOpen: true };
}
