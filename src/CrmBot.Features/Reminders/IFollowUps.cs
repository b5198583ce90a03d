using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Reminders;

/// <summary>Something to be done, as another feature hands it over.</summary>
internal sealed record NewFollowUp(ReminderKind Kind, string Text)
{
    public Guid? CustomerId { get; init; }

    public string? Who { get; init; }

    public Guid? InteractionId { get; init; }

    /// <summary>Show it at this moment.</summary>
    public SaidTime? At { get; init; }

    /// <summary>To be done by this day or moment. Neither this nor <see cref="At"/>: no date was said.</summary>
    public SaidTime? By { get; init; }
}

/// <summary>Follow-ups that come out of something else, such as a logged contact.</summary>
internal interface IFollowUps
{
    Task<Reminder> AddAsync(Turn turn, NewFollowUp followUp, CancellationToken cancellationToken);

    /// <summary>Those that came from a contact, in the order they were said.</summary>
    Task<IReadOnlyList<Reminder>> OfInteractionAsync(ReadView view, Guid interactionId, CancellationToken cancellationToken);

    /// <summary>What this person had promised a customer before a moment, and has not done yet: the nearest first, a few.</summary>
    Task<IReadOnlyList<Reminder>> PromisedAsync(
        ReadView view, Guid customerId, Guid owner, long before, CancellationToken cancellationToken);

    /// <summary>Takes back those that came from a contact, because the contact is being corrected.</summary>
    Task RemoveOfInteractionAsync(UnitOfWork work, Guid interactionId, CancellationToken cancellationToken);
}
