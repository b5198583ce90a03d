using CrmBot.Runtime.Store;

namespace CrmBot.Features.Demo;

/// <summary>A talk with a customer that the demo company looks back on.</summary>
/// <param name="PersonId">The colleague who had it: the customer's owner.</param>
/// <param name="Who">The customer's person.</param>
/// <param name="ContactId">That person's record, when known.</param>
/// <param name="Channel">call, visit, meeting, video, wechat, email, sms, demo or chat.</param>
/// <param name="At">Business time, Unix milliseconds.</param>
/// <param name="Zone">The colleague's zone.</param>
public sealed record DemoEvent(
    Guid CustomerId, Guid PersonId, string Who, Guid? ContactId, string Channel, string Note, long At, TimeZoneInfo Zone);

/// <summary>A feature's share of the demo company; called once, in the transaction that brings it in.</summary>
public interface IDemoPart
{
    /// <param name="events">What happened with the customers, oldest first.</param>
    Task SeedAsync(UnitOfWork work, IReadOnlyList<DemoEvent> events, CancellationToken cancellationToken);
}
