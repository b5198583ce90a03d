using CrmBot.Features.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Monthly;

/// <summary>Something worth looking at once a month. Each feature that has such a card registers one.</summary>
internal interface IMonthlyCard
{
    /// <summary>Short and stable: part of the timer's and the message's slot.</summary>
    string Name { get; }

    bool IsFor(Colleague person);

    /// <summary>Null when there is nothing to say this month: then nothing is sent.</summary>
    Task<Reply?> BuildAsync(UnitOfWork work, Colleague person, CancellationToken cancellationToken);
}
