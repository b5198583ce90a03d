using CrmBot.Features.Help;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Reminders;

/// <summary>Why a reminder came: who set it, or which contact it was promised in, and when.</summary>
internal sealed class WhyReminder(IPersonDirectory people, WhenWords when) : ITellWhy
{
    public string Kind => "reminder";

    public async Task<Reply?> TellAsync(Turn turn, Guid id, CancellationToken cancellationToken)
    {
        if (await turn.Work.Records.FindAsync<Reminder>(id, cancellationToken) is not { } reminder) return null;
        if (reminder.OwnerId != turn.Actor.Id && reminder.CreatedBy != turn.Actor.Id) return null;
        var day = when.FullDay(DateOnly.FromDateTime(Instants.ToLocal(reminder.CreatedAt, turn.Actor.Zone)), DateOnly.FromDateTime(turn.LocalNow), turn.Locale);
        if (reminder.InteractionId is not null) return new Reply.Say("why.promise", ("day", day));
        if (reminder.CreatedBy == turn.Actor.Id) return new Reply.Say("why.reminderMine", ("day", day));
        var by = await people.FindAsync(turn.Work, reminder.CreatedBy, cancellationToken);
        return new Reply.Say("why.reminder", ("by", by?.Name ?? ""), ("day", day));
    }
}
