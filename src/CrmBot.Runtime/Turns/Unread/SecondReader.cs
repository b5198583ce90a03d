using CrmBot.Language;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CrmBot.Runtime.Turns.Unread;

/// <summary>
/// Asks the second reader about sentences put aside, one after the other and outside any transaction, and brings what it
/// says to the person as a turn of its own. A sentence is asked about once: a slow or failing reader leaves it unread.
/// </summary>
internal sealed partial class SecondReader(
    SecondReadings waiting, IEnumerable<ISecondReader> readers, IStore store, Clocks clocks, IDirectory directory, ITurnRunner turns,
    ILogger<SecondReader> logger)
    : BackgroundService
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (readers.FirstOrDefault() is not { } reader) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await RunOneAsync(reader, stoppingToken)) { }
                await waiting.WaitAsync(clocks.System, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem)
            {
                // Neither the sentence nor what the reader sent may reach a log line.
                Log.Failed(logger, problem.GetType().Name);
                await Task.Delay(AfterFailure, clocks.System, stoppingToken);
            }
        }
    }

    private async Task<bool> RunOneAsync(ISecondReader reader, CancellationToken cancellationToken)
    {
        var day = clocks.System.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        if (!await store.ReadAsync((view, _) => SecondReadings.AnyAsync(view), cancellationToken)) return false;
        var question = await store.WriteAsync("second_reading", (work, _) => waiting.TakeAsync(work, day, reader.MostPerDay),
            cancellationToken);
        if (question is null) return true;
        var actor = await store.ReadAsync((view, token) => directory.FindAsync(view, question.Sender.DirectoryId, token),
            cancellationToken);
        if (actor is null) return true;
        var frames = await AskAsync(reader, question, actor, cancellationToken);
        if (frames.Count > 0)
            await turns.RunAsync(new SecondlyRead($"second:{question.Id:N}", question.Sender, question.Place, question.Text, frames),
                cancellationToken);
        return true;
    }

    private async Task<IReadOnlyList<Frame>> AskAsync(
        ISecondReader reader, SecondQuestion question, Actor actor, CancellationToken cancellationToken)
    {
        var said = new Utterance(question.Text, Instants.ToOffset(clocks.Now, actor.Zone), ReadText.IanaName(actor.Zone),
            actor.Name) { LastCustomer = question.LastSubject };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Longest);
        return await reader.ReadAsync(said, limit.Token).WaitAsync(limit.Token);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The second reader gave no answer ({Reason}); the sentence stays unread.")]
        public static partial void Failed(ILogger logger, string reason);
    }
}
