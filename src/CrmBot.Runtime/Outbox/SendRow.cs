using CrmBot.Runtime.Places;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.Extensions.Logging;

namespace CrmBot.Runtime.Outbox;

/// <summary>Sends one row that is noted as leaving, and says what became of it. Never throws.</summary>
internal sealed partial class SendRow(
    IStore store, IMessageChannel channel, OutboxParts parts, OpenDirectChat openDirectChat, Clocks clocks, ILogger<SendRow> log)
{
    /// <summary>After this a send that has not answered counts as ambiguous.</summary>
    public static readonly TimeSpan LongestSend = TimeSpan.FromSeconds(20);

    private static readonly SendReport NothingToEdit = new(SendFate.Rejected, null, null, "nothing_to_edit", null) { MessageGone = true };

    public async Task<SendReport> RunAsync(OutboxRow row)
    {
        // Nothing has left before this is set: what goes wrong earlier is safe to try again.
        var left = false;
        using var limit = new CancellationTokenSource(LongestSend, clocks.System);
        try
        {
            if (row.Kind == RowKind.Edit)
            {
                if (await DrawAsync(row, limit.Token) is not { } edit) return NothingToEdit;
                left = true;
                return await channel.EditAsync(edit.Place, edit.ActivityId, edit.Message, limit.Token);
            }

            if (await ReachAsync(row, limit.Token) is { } problem) return problem;
            var message = row.Message ?? await BodyAsync(row, limit.Token);
            if (row.Again) message = parts.Renderer.MarkAgain(message, row.Locale);
            else message = message with { Alert = row.Priority == Priority.Notice };
            left = true;
            return await channel.PostAsync(row.Place!, message, limit.Token);
        }
        catch (OperationCanceledException)
        {
            return new SendReport(left ? SendFate.Ambiguous : SendFate.NotSent, null, null, "timeout", null);
        }
#pragma warning disable CA1031 // The edge of one message: its problem must not stop the others.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            Log.Failed(log, row.Seq, problem);
            return new SendReport(left ? SendFate.Ambiguous : SendFate.NotSent, null, null, problem.GetType().Name, null);
        }
    }

    /// <summary>The place whose rate windows a row counts against; may be one that is not open yet.</summary>
    public async Task<Place> FindPlaceAsync(OutboxRow row) => row.DirectoryId is not null
        ? await openDirectChat.FindAsync(row)
        : await PlaceAsync(row.Lane) ?? OpenDirectChat.NotYet("");

    private Task<Place?> PlaceAsync(string key) =>
        store.ReadAsync(async (view, _) => (await PlaceBook.FindAsync(view, key))?.Place, CancellationToken.None);

    // Null when the row has its place.
    private async Task<SendReport?> ReachAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        if (row.Place is not null) return null;
        SendReport? problem = null;
        if (row.DirectoryId is null) row.Place = await PlaceAsync(row.Lane);
        else (row.Place, problem) = await openDirectChat.RunAsync(row, cancellationToken);
        return row.Place is null ? problem ?? new SendReport(SendFate.Rejected, null, null, "no_place", null) : null;
    }

    private async Task<OutgoingMessage> BodyAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        var body = await store.ReadAsync((view, _) => OutboxRows.BodyAsync(view, row.Seq), cancellationToken);
        return MessageJson.Read(body ?? throw new InvalidOperationException($"Outbox row {row.Seq} has no body."));
    }

    // Null when the card can no longer be edited.
    private Task<Edit?> DrawAsync(OutboxRow row, CancellationToken cancellationToken) => store.ReadAsync<Edit?>(
        async (view, token) =>
        {
            if (await CardCopies.FindAsync(view, row.Id) is not { Retired: false, ActivityId: { } activityId } copy) return null;
            if (await parts.ViewAsync(view, copy, token) is not { } cardView) return null;
            var superseded = await CardCopies.SupersededAsync(view, row.Id);
            var drawn = await parts.Renderer.RenderCurrentAsync(view, copy.Source, superseded, cardView, row.Id, token);
            return new Edit(row.Place = cardView.Place, activityId, drawn.Message);
        },
        cancellationToken);

    private sealed record Edit(Place Place, string ActivityId, OutgoingMessage Message);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Outbox row {Seq} could not be sent.")]
        public static partial void Failed(ILogger log, long seq, Exception problem);
    }
}
