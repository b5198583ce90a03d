using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Reminders;

/// <inheritdoc cref="IFollowUps"/>
internal sealed class FollowUps : IFollowUps
{
    private const int MostPromised = 3;

    public async Task<Reminder> AddAsync(Turn turn, NewFollowUp followUp, CancellationToken cancellationToken)
    {
        var reminder = new Reminder
        {
            Kind = followUp.Kind,
            Text = Shorten.To(followUp.Text, Reminder.TextLength),
            CustomerId = followUp.CustomerId,
            Who = followUp.Who,
            OwnerId = turn.Actor.Id,
            CreatedBy = turn.Actor.Id,
            InteractionId = followUp.InteractionId,
            Zone = turn.Actor.Zone.Id,
            CreatedAt = turn.Now,
        };
        if (followUp.At is { } at)
        {
            reminder.ShowAt(at.Local);
        }
        else if (followUp.By is { } by)
        {
            reminder.DueBy(by, ShowDeadline.At(by, turn.LocalNow));
        }

        turn.Db.Add(reminder);
        await PlanReminder.SetTimerAsync(turn.Work, reminder, cancellationToken);
        return reminder;
    }

    public async Task<IReadOnlyList<Reminder>> OfInteractionAsync(ReadView view, Guid interactionId, CancellationToken cancellationToken) =>
        await view.Records.ListAsync<Reminder>(nameof(Reminder.InteractionId), interactionId, cancellationToken);

    public async Task<IReadOnlyList<Reminder>> PromisedAsync(
        ReadView view, Guid customerId, Guid owner, long before, CancellationToken cancellationToken) =>
            await view.Db.Set<Reminder>().AsNoTracking()
                .Where(one =>
                    one.CustomerId == customerId && one.OwnerId == owner && one.Kind == ReminderKind.Promise && one.CreatedAt <= before
                        && (one.State == ReminderState.Waiting || one.State == ReminderState.Due))
                .OrderBy(one => one.DueAt == null).ThenBy(one => one.DueAt).ThenBy(one => one.Id).Take(MostPromised)
                .ToListAsync(cancellationToken);

    public async Task RemoveOfInteractionAsync(UnitOfWork work, Guid interactionId, CancellationToken cancellationToken)
    {
        foreach (var reminder in await OfInteractionAsync(work, interactionId, cancellationToken))
        {
            await PlanReminder.ForgetTimerAsync(work, reminder.Id, cancellationToken);
            work.Db.Remove(reminder);
        }
    }
}
