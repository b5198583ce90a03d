using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;

namespace CrmBot.Features.Privacy;

/// <summary>Nobody decided within a week: the request is over, and nothing happened.</summary>
internal sealed class ExpireRequest : ITimerHandler
{
    public const string RuleName = "privacy.expire";

    public string Rule => RuleName;

    public async Task FireAsync(UnitOfWork work, DueTimer timer, CancellationToken cancellationToken)
    {
        if (await work.Records.FindAsync<PrivacyRequest>(timer.Record, cancellationToken) is { State: PrivacyState.Open } request)
            request.Expire();
    }
}
