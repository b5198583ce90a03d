using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Privacy;

/// <summary>Nobody decided within a week: the request is over, and nothing happened.</summary>
internal sealed class ExpireRequest : ITimerHandler
{
    public const string RuleName = "privacy.expire";

    public string Rule => RuleName;

    public static Task SetAsync(UnitOfWork work, PrivacyRequest request, CancellationToken cancellationToken) =>
        work.Timers.SetAsync(RuleName, request.Id, "open", request.Until, cancellationToken);

    public async Task FireAsync(UnitOfWork work, DueTimer timer, CancellationToken cancellationToken)
    {
        if (await work.Records.FindAsync<PrivacyRequest>(timer.Record, cancellationToken) is { State: PrivacyState.Open } request)
            request.Expire();
    }
}

/// <summary>A request that undo opened again ends with its week; one that it closed or removed has no end left.</summary>
internal sealed class AfterRequestUndo : IAfterUndo
{
    public string Kind => "privacy_request";

    public async Task RestoredAsync(UnitOfWork work, Guid id, CancellationToken cancellationToken)
    {
        if (await work.Records.FindAsync<PrivacyRequest>(id, cancellationToken) is { State: PrivacyState.Open } request)
            await ExpireRequest.SetAsync(work, request, cancellationToken);
        else
            await work.Timers.CancelAsync(ExpireRequest.RuleName, id, null, cancellationToken);
    }
}
