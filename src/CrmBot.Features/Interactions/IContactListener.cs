using CrmBot.Runtime.Store;

namespace CrmBot.Features.Interactions;

/// <summary>Learns that somebody was in contact with a customer, or tried to be; called in the transaction that stores it.</summary>
internal interface IContactListener
{
    Task LoggedAsync(UnitOfWork work, Interaction interaction, CancellationToken cancellationToken);
}
