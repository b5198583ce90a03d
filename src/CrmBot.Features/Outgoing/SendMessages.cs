using CrmBot.Features.Privacy.Consent;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CrmBot.Features.Outgoing;

/// <summary>
/// Lets messages to customers leave, those of one channel one after the other; a slow gateway keeps
/// no mail waiting. That a message leaves is stored first, so that it leaves at most once; what is
/// certainly not delivered is tried again later and later, what may be is left to people.
/// </summary>
internal sealed partial class SendMessages(
    IStore store, Carriers carriers, SendingPace pace, Clocks clocks, ILogger<SendMessages> log) : BackgroundService
{
    private const int AtOnce = 20;
    private const long Lease = 120_000;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!carriers.Any) return;
        try
        {
            await Task.WhenAll(carriers.Channels.Append(null).Select(channel => ServeAsync(channel, stoppingToken)));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is due is looked at after the next start.
        }
    }

    /// <param name="channel">Null: what was written for channels that nobody carries any more, and fails.</param>
    private async Task ServeAsync(string? channel, CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(pace.Look, clocks.System);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await TryRoundAsync(channel, stoppingToken);
    }

    private async Task TryRoundAsync(string? channel, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var id in await DueAsync(channel, cancellationToken))
            {
                cancellationToken.ThrowIfCancellationRequested();
                await SendAsync(id);
            }
        }
#pragma warning disable CA1031 // The edge of one job: what could not be stored is looked at again a second later.
        catch (Exception problem) when (problem is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.Failed(log, problem);
        }
    }

    // What is newer about a ticket waits for what is older: "solved" after "open again" would be wrong.
    // A survey is no news, and waits for the morning: nothing waits for it.
    private Task<List<Guid>> DueAsync(string? channel, CancellationToken cancellationToken) => store.ReadAsync(
        (view, token) => Of(view, channel).Where(message => message.State < MessageState.Sent && message.NotBefore <= clocks.SystemNow)
            .Where(message => !view.Db.Set<CustomerMessage>().Any(older =>
                message.TicketId != null && older.TicketId == message.TicketId && older.State < MessageState.Sent
                    && older.About != "csat" && older.CreatedAt < message.CreatedAt))
            .OrderBy(message => message.NotBefore).ThenBy(message => message.Id).Select(message => message.Id).Take(AtOnce)
            .ToListAsync(token),
        cancellationToken);

    private IQueryable<CustomerMessage> Of(ReadView view, string? channel)
    {
        var all = view.Db.Set<CustomerMessage>().AsNoTracking();
        return channel is null
            ? all.Where(message => !carriers.Channels.Contains(message.Channel))
            : all.Where(message => message.Channel == channel);
    }

    // What has begun is brought to its end also when the program is told to stop: broken off, nobody would know whether it arrived.
    private async Task SendAsync(Guid id)
    {
        if (await ClaimAsync(id) is not { } message) return;
        var report = carriers.Find(message.Channel) is { } carrier
            ? await carrier.CarryAsync(new LeavingMessage(message.Key, message.Address, message.Subject, message.Body),
                CancellationToken.None)
            : new CarryReport(CarryFate.Refused, "off");
        await ChangeAsync(id, (known, _) => Settle(known, report));
    }

    // Null when it is not ours to send. One that was leaving when the process ended may have arrived.
    private async Task<CustomerMessage?> ClaimAsync(Guid id)
    {
        CustomerMessage? claimed = null;
        await ChangeAsync(id, (known, open) =>
        {
            claimed = null;
            if (known.State >= MessageState.Sent || known.NotBefore > clocks.SystemNow) return;
            if (known.State == MessageState.Waiting && !open)
            {
                // They said no after it was written.
                (known.State, known.Failure) = (MessageState.Dropped, "opted_out");
                return;
            }

            if (known.State == MessageState.Sending)
            {
                Settle(known, new CarryReport(CarryFate.Unknown, "stopped"));
                return;
            }

            (known.State, known.NotBefore, known.Attempts, claimed) = (MessageState.Sending, clocks.SystemNow + Lease, known.Attempts + 1,
                known);
        });
        return claimed;
    }

    private Task<bool> ChangeAsync(Guid id, Action<CustomerMessage, bool> change) => store.WriteAsync(
        $"customer_message:{id:N}",
        async (work, token) =>
        {
            if (await work.Records.FindAsync<CustomerMessage>(id, token) is not { } message) return false;
            change(message, await ContactGate.IsOpenAsync(work, message.CustomerId, message.Address, token));
            await work.SaveAsync(token);
            if (message is { IsUnsent: true, TicketId: { } ticket })
                await work.Outbox.RefreshCopiesAsync(new RecordRef("ticket", ticket), token);
            return true;
        },
        CancellationToken.None);

    private void Settle(CustomerMessage message, CarryReport report)
    {
        message.Failure = report.Code;
        var gaveUp = message.Attempts > pace.Pauses.Count;
        message.State = report.Fate switch
        {
            CarryFate.Sent => MessageState.Sent,
            CarryFate.Unknown => MessageState.Unknown,
            CarryFate.NotNow when !gaveUp => MessageState.Waiting,
            _ => MessageState.Failed,
        };
        if (message.State == MessageState.Waiting) message.NotBefore = clocks.SystemNow + pace.Pauses[message.Attempts - 1];
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Messages to customers could not be looked after; they stay and are tried again.")]
        public static partial void Failed(ILogger log, Exception problem);
    }
}
