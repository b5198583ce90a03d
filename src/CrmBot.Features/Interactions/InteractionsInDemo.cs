using CrmBot.Features.Demo;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;

namespace CrmBot.Features.Interactions;

/// <summary>What the demo company talked about with its customers.</summary>
internal sealed class InteractionsInDemo : IDemoPart
{
    public Task SeedAsync(UnitOfWork work, IReadOnlyList<DemoEvent> events, CancellationToken cancellationToken)
    {
        foreach (var past in events)
        {
            work.Db.Add(new Interaction
            {
                CustomerId = past.CustomerId,
                PersonId = past.PersonId,
                Who = past.Who,
                ContactId = past.ContactId,
                Channel = past.Channel,
                Day = SaidTime.Write(Instants.DayOf(past.At, past.Zone)),
                HappenedAt = past.At,
                Note = past.Note,
                CreatedAt = past.At,
            });
        }

        return Task.CompletedTask;
    }
}
