using CrmBot.Features.Digests;
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

    /// <summary>Read beside those who write. Null when there is nothing to say this month: then nothing is sent.</summary>
    Task<MonthlyNews?> BuildAsync(ReadView view, Colleague person, CancellationToken cancellationToken);
}

/// <summary>What somebody gets, and the numbers behind it when they are kept, so that they open their lists.</summary>
internal sealed record MonthlyNews(Reply Reply, Digest? Numbers = null);
