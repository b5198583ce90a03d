using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CrmBot.Features.Privacy.Erasing;

/// <summary>
/// Carries out what was confirmed, in one of the instances; what an instance left half done another one takes up when its lease ends.
/// </summary>
internal sealed partial class EraseConfirmed(
    IStore store, ErasePerson erase, Clocks clocks, ILogger<EraseConfirmed> log) : BackgroundService
{
    private const long Lease = 600_000;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, clocks.System);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await TryRoundAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What was begun is taken up again at the next start.
        }
    }

    private async Task TryRoundAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await TakeAsync(cancellationToken) is { } id) await erase.RunAsync(id, cancellationToken);
        }
#pragma warning disable CA1031 // The edge of one job: it is taken up again when its lease ends.
        catch (Exception problem) when (problem is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.Failed(log, problem);
        }
    }

    private async Task<Guid?> TakeAsync(CancellationToken cancellationToken)
    {
        var waiting = await store.ReadAsync((view, token) => Waiting(view).Select(request => (Guid?)request.Id).FirstOrDefaultAsync(token),
            cancellationToken);
        if (waiting is not { } id) return null;
        return await store.WriteAsync(
            "erase",
            async (work, token) =>
            {
                if (await work.Records.FindAsync<PrivacyRequest>(id, token) is not { State: PrivacyState.Confirmed } request
                    || request.LeaseUntil > clocks.SystemNow)
                    return (Guid?)null;
                request.LeaseUntil = clocks.SystemNow + Lease;
                await work.SaveAsync(token);
                return id;
            },
            cancellationToken);
    }

    private IQueryable<PrivacyRequest> Waiting(ReadView view) => view.Db.Set<PrivacyRequest>().AsNoTracking()
        .Where(request => request.State == PrivacyState.Confirmed && request.Act == PrivacyRequest.Erase
            && request.LeaseUntil <= clocks.SystemNow).OrderBy(request => request.DecidedAt);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "An erasure stopped half-way; it is taken up again in ten minutes or at the next start.")]
        public static partial void Failed(ILogger log, Exception problem);
    }
}
