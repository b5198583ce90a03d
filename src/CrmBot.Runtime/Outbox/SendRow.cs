using CrmBot.Cards;
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

    private static readonly SendReport NotDrawn = new(SendFate.Rejected, null, null, "not_drawn", null);

    // As long after as this, nobody can make it again: neither now nor later.
    private static readonly SendReport NothingToSend = new(SendFate.Rejected, null, null, "no_card", null);

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
            if (await DrawNewAsync(row, limit.Token) is not { } message) return NothingToSend;
            if (row.Again) message = parts.Renderer.MarkAgain(message, row.Locale);
            else message = message with { Alert = row.Priority == Priority.Notice };
            left = true;
            return await channel.PostAsync(row.Place!, message, limit.Token);
        }
        catch (CardException problem) when (!left)
        {
            // The card that stands there stays: nothing better can be drawn in its place, now or later.
            Log.NotRedrawn(log, row.Seq, problem);
            return NotDrawn;
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
        // What failed before is looked up again: the messenger may serve the place from elsewhere by now.
        if (row.Place is not null && row.Attempts <= 1) return null;
        SendReport? problem = null;
        if (row.DirectoryId is null) row.Place = await PlaceAsync(row.Lane);
        else (row.Place, problem) = await openDirectChat.RunAsync(row, cancellationToken);
        return row.Place is null ? problem ?? new SendReport(SendFate.Rejected, null, null, "no_place", null) : null;
    }

    private async Task<OutgoingMessage?> DrawNewAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        try
        {
            return row.Draw?.Invoke() ?? await DrawStoredAsync(row, cancellationToken);
        }
        catch (CardException problem)
        {
            Log.NotDrawn(log, row.Seq, problem);
            return parts.Renderer.Undrawn(row.Locale);
        }
    }

    // Null when there is neither text nor card (any more), or the place of it is forgotten.
    private Task<OutgoingMessage?> DrawStoredAsync(OutboxRow row, CancellationToken cancellationToken) => store.ReadAsync<OutgoingMessage?>(
        async (view, token) =>
        {
            var stored = await OutboxRows.BodyAsync(view, row.Seq) is { } body ? MessageJson.Read(body) : null;
            if (stored is { Text: not null } or { File: not null }) return stored;
            if (await CardCopies.FindAsync(view, row.Id) is not { } copy) return null;
            if (await DrawAsync(view, copy, token) is not var (_, message)) return null;
            return message with { ReplyTo = stored?.ReplyTo, Mentions = stored?.Mentions ?? [] };
        },
        cancellationToken);

    // Null when the card can no longer be edited.
    private Task<Edit?> DrawAsync(OutboxRow row, CancellationToken cancellationToken) => store.ReadAsync<Edit?>(
        async (view, token) =>
        {
            if (await CardCopies.FindAsync(view, row.Id) is not { Retired: false, ActivityId: { } activityId } copy) return null;
            if (await DrawAsync(view, copy, token) is not var (place, message)) return null;
            return new Edit(row.Place = place, activityId, message);
        },
        cancellationToken);

    // Null when the card's place is forgotten.
    private async Task<(Place Place, OutgoingMessage Message)?> DrawAsync(ReadView view, CardCopy copy, CancellationToken cancellationToken)
    {
        if (await parts.ViewAsync(view, copy, cancellationToken) is not { } cardView) return null;
        var superseded = await CardCopies.SupersededAsync(view, copy.Instance);
        var drawn = await parts.Renderer.RenderCurrentAsync(view, copy.Source, superseded, cardView, copy.Drawing, cancellationToken);
        return (cardView.Place, drawn.Draw());
    }

    private sealed record Edit(Place Place, string ActivityId, OutgoingMessage Message);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Outbox row {Seq} could not be sent.")]
        public static partial void Failed(ILogger log, long seq, Exception problem);

        [LoggerMessage(2, LogLevel.Error, "The card of outbox row {Seq} could not be drawn; a sentence was sent instead.")]
        public static partial void NotDrawn(ILogger log, long seq, Exception problem);

        [LoggerMessage(3, LogLevel.Error, "The card of outbox row {Seq} could not be drawn anew; it stays as it is.")]
        public static partial void NotRedrawn(ILogger log, long seq, Exception problem);
    }
}
