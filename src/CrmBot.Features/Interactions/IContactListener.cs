using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Interactions;

/// <summary>Learns that somebody was in touch with a customer, or tried to be; also when what was logged is corrected.</summary>
internal interface IContactListener
{
    Task ContactedAsync(Turn turn, Interaction contact, CancellationToken cancellationToken);
}
