using CrmBot.Runtime.Store;

namespace CrmBot.Features.Outgoing;

/// <summary>
/// Ways, other than messages, in which customers hear from us without having asked; they count towards what is enough for a week.
/// </summary>
internal interface IUnaskedContact
{
    /// <param name="since">Business time, Unix milliseconds.</param>
    Task<int> CountAsync(ReadView view, Guid customer, long since, CancellationToken cancellationToken);
}
