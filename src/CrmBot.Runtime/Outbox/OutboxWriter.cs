using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;

namespace CrmBot.Runtime.Outbox;

/// <summary>What happens to a message whose fate is unknown (the request left, no answer came).</summary>
public enum Delivery
{
    /// <summary>
    /// Reminders, assignments, escalations, digests, survey requests, answers: repeated once after 5 s, marked as sent again.
    /// </summary>
    AtLeastOnce,

    /// <summary>Everything else: never repeated, shown to the operator.</summary>
    AtMostOnce,
}

/// <summary>Who goes first when rates are short.</summary>
public enum Priority { Answer = 0, Refresh = 1, Notice = 2, Bulk = 3 }

/// <summary>Puts outgoing messages and card edits into this transaction.</summary>
public sealed class OutboxWriter(UnitOfWork work)
{
    private readonly OutboxParts parts = OutboxParts.Of(work);
    private HashSet<Guid>? posted;

    /// <summary>
    /// Posts a reply to a person's direct chat (opened first when there is none yet). What is no answer (<see cref="Priority.Notice"/>,
    /// <see cref="Priority.Bulk"/>) passes the <see cref="NoticeGate"/>: it may wait, go to a stand-in, or not be wanted.
    /// </summary>
    /// <param name="slot">
    /// Names this message among all of its kind, e.g. <c>reminder:{id}:{due}</c>: a second post with it does nothing. Up to the colon it is
    /// the name of an <see cref="INotice"/>, unless it is an answer.
    /// </param>
    /// <exception cref="InvalidOperationException">Nobody has that id, or the notice is not registered.</exception>
    public Task ToPersonAsync(
        Guid personId, Reply reply, string slot, Delivery delivery, Priority priority, CancellationToken cancellationToken) =>
            work.PutsOff((later, token) => later.Outbox.ToPersonAsync(personId, reply, slot, delivery, priority, token))
                ? Task.CompletedTask
            : priority is Priority.Notice or Priority.Bulk && parts.Gate is { } gate
                ? gate.SendAsync(work, personId, reply, slot, delivery, priority, cancellationToken)
                : PostToPersonAsync(personId, reply, slot, delivery, priority, cancellationToken);

    /// <summary>As <see cref="ToPersonAsync"/>, past the gate.</summary>
    /// <returns>The card instance; null when there was nothing to say, or it is on its way already.</returns>
    internal async Task<Guid?> PostToPersonAsync(
        Guid personId, Reply reply, string slot, Delivery delivery, Priority priority, CancellationToken cancellationToken)
    {
        var (view, unopened) = await PersonViewAsync(personId, cancellationToken);
        return await PostAsync(view, reply, slot, delivery, priority, null, unopened, cancellationToken);
    }

    /// <summary>
    /// Says something else in place of a sentence of ours that went out, or still waits, under a slot:
    /// what it told has been taken back. Of a card that several were collected on, nothing changes.
    /// </summary>
    public async Task RewordAsync(string slot, Func<Reply.Say, Reply.Say> reword, CancellationToken cancellationToken)
    {
        if (await HeldNotices.SourceAsync(work, slot) is { } held) await HeldNotices.RewriteAsync(work, slot, Reworded(held, reword));
        else if (await OutboxRows.CardAsync(work, slot) is { } card && await CardCopies.FindAsync(work, card) is { } copy)
            await ReplaceAsync(card, ReplyJson.Read(Reworded(copy.Source, reword)), cancellationToken);
    }

    private static string Reworded(string source, Func<Reply.Say, Reply.Say> reword) => ReplyJson.Write(new Reply.Several(
        [.. ReplyParts.Of(ReplyJson.Read(source), inGroup: false).Select(part => part is Reply.Say said ? reword(said) : part)]));

    /// <summary>For whom and where a card to that person is drawn; with the directory id while their chat is not open yet.</summary>
    internal async Task<(CardView View, string? Unopened)> PersonViewAsync(Guid personId, CancellationToken cancellationToken)
    {
        var person = await parts.Directory.FindAsync(work, personId, cancellationToken)
            ?? throw new InvalidOperationException($"There is no person {personId:N}.");
        var known = await PlaceBook.DirectAsync(work, personId);
        return (new CardView(known?.Place ?? OpenDirectChat.NotYet(person.DirectoryId), person.Locale, person.Zone, person),
            known is null ? person.DirectoryId : null);
    }

    /// <summary>What a card says first: our words, and the first that somebody typed.</summary>
    internal async Task<(string Title, string Text)> HeadlineAsync(CardView view, Reply reply, CancellationToken cancellationToken) =>
        await parts.Renderer.RenderAsync(work, reply, view, CardDrawing.First(NewId.Next()), cancellationToken) is { } drawn
            && drawn.Draw() is { Card: { } card } message
            ? CardHeadline.Of(card, message.Summary)
            : ("", "");

    /// <summary>Posts a reply to a place. A place that has removed or blocked the bot is passed over.</summary>
    /// <exception cref="InvalidOperationException">No place has that key.</exception>
    public async Task ToPlaceAsync(
        string placeKey, Reply reply, string slot, Delivery delivery, Priority priority, CancellationToken cancellationToken)
    {
        if (work.PutsOff((later, token) => later.Outbox.ToPlaceAsync(placeKey, reply, slot, delivery, priority, token))) return;
        var known = await PlaceBook.FindAsync(work, placeKey) ?? throw new InvalidOperationException("There is no place with that key.");
        if (known.State != PlaceState.Active) return;
        var viewer = known.PersonId is { } person && !known.Place.IsGroup
            ? await parts.Directory.FindAsync(work, person, cancellationToken)
            : null;
        var view = new CardView(known.Place, viewer?.Locale ?? known.Locale, viewer?.Zone ?? TimeZones.Find(known.Zone), viewer);
        await PostAsync(view, reply, slot, delivery, priority, null, null, cancellationToken);
    }

    /// <summary>
    /// The language in which a place is written to; null when the bot is not there (any more), so that a post would reach nobody.
    /// </summary>
    public async Task<string?> LocaleOfAsync(string placeKey, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await PlaceBook.FindAsync(work, placeKey) is { State: PlaceState.Active } known ? known.Locale : null;
    }

    /// <summary>
    /// Edits every live copy of the record's card to its current state; several calls before delivery become one edit. The runtime calls
    /// it for every record saved in a turn or timer, so features rarely need it.
    /// </summary>
    public async Task RefreshCopiesAsync(RecordRef record, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (work.IsNew(record)) return;
        foreach (var (instance, placeKey) in await CardCopies.LiveAsync(work, record))
        {
            if (posted is null || !posted.Contains(instance)) await EditAsync(instance, placeKey);
        }
    }

    /// <summary>Edits one posted card from its source as it is now, also one that is not kept current any more.</summary>
    /// <param name="instance">As <c>card_copy</c> has it.</param>
    internal async Task RedrawAsync(string instance)
    {
        if (await CardCopies.FindAsync(work, Guid.ParseExact(instance, "N")) is { Retired: false } copy)
            await EditAsync(copy.Instance, copy.PlaceKey);
    }

    /// <summary>Edits every card that shows the record and can still be edited, however old it is.</summary>
    internal async Task RedrawAllAsync(RecordRef record)
    {
        foreach (var instance in await CardCopies.OfAsync(work, record)) await RedrawAsync(instance);
    }

    /// <summary>Answers a message or click in its place: at least once, before everything else.</summary>
    /// <param name="replyTo">The message in the thread it answers, or null.</param>
    /// <returns>The card instance; null when there was nothing to say.</returns>
    internal Task<Guid?> AnswerAsync(CardView view, Reply reply, string? replyTo, CancellationToken cancellationToken) =>
        PostAsync(view, reply, null, Delivery.AtLeastOnce, Priority.Answer, replyTo, OpenDirectChat.PersonOf(view.Place),
            cancellationToken);

    /// <summary>
    /// The posted card is made of <paramref name="reply"/> from now on; an edit is queued, also while the post is still on its way.
    /// </summary>
    internal async Task ReplaceAsync(Guid instance, Reply reply, CancellationToken cancellationToken)
    {
        if (await CardCopies.FindAsync(work, instance) is not { } copy) return;
        if (await parts.ViewAsync(work, copy, cancellationToken) is not { } view) return;
        if (await parts.Renderer.RenderAsync(work, reply, view, copy.Drawing, cancellationToken) is not { } drawn) return;
        await CardCopies.ReplaceAsync(work, copy, drawn);
        await EditAsync(instance, copy.PlaceKey);
    }

    /// <summary>Somebody clicked on the card, so it did arrive: a post of unknown fate is settled, and not sent again.</summary>
    /// <param name="activityId">The message it stands on; null when the click did not tell.</param>
    internal async Task SeenAsync(Guid instance, Place place, string? activityId)
    {
        if (await OutboxRows.SeenAsync(work, instance) is not { } row) return;
        if (activityId is not null) await CardCopies.PostedAsync(work, instance, activityId, place.Key, row.Lane != place.Key);
        work.AfterCommit(() => parts.Lanes.Forget(row.Lane, row.Seq));
    }

    private async Task<Guid?> PostAsync(
        CardView view, Reply reply, string? slot, Delivery delivery, Priority priority, string? replyTo, string? directoryId,
        CancellationToken cancellationToken)
    {
        var id = NewId.Next();
        if (await parts.Renderer.RenderAsync(work, reply, view, CardDrawing.First(id), cancellationToken) is not { } drawn) return null;
        Func<OutgoingMessage> draw = replyTo is null && drawn.Mentions.Count == 0
            ? drawn.Draw
            : () => drawn.Draw() with { ReplyTo = replyTo, Mentions = drawn.Mentions };
        var row = await InsertAsync(Row(id, RowKind.Post, view.Place.Key, priority, delivery, view, directoryId), slot,
            Body(drawn, draw, replyTo));
        if (row is null) return null;
        if (drawn.Source is not null) await NoteCopyAsync(row, view, drawn);
        (row.Draw, row.Place) = (draw, directoryId is null ? view.Place : null);
        work.AfterCommit(() => parts.Lanes.Add(row));
        return id;
    }

    // A card is drawn from its copy's source when it has to be sent from the store; only a sentence is kept as it is.
    private static string? Body(RenderedReply drawn, Func<OutgoingMessage> draw, string? replyTo)
    {
        if (drawn.Source is null) return MessageJson.Write(draw());
        return replyTo is null && drawn.Mentions.Count == 0
            ? null
            : MessageJson.Write(new OutgoingMessage(null, null, "") { ReplyTo = replyTo, Mentions = drawn.Mentions });
    }

    private async Task NoteCopyAsync(OutboxRow row, CardView view, RenderedReply drawn)
    {
        (posted ??= []).Add(row.Id);
        foreach (var older in await CardCopies.AddAsync(work, row, view, drawn))
        {
            await EditAsync(older, view.Place.Key);
        }
    }

    private async Task EditAsync(Guid instance, string placeKey)
    {
        var edit = new OutboxRow
        {
            Id = instance,
            Kind = RowKind.Edit,
            Lane = placeKey,
            Locale = "",
            Priority = Priority.Refresh,
            Delivery = Delivery.AtMostOnce,
            CreatedSystemAt = work.SystemNow,
        };
        if (await InsertAsync(edit, $"edit:{instance:N}", null) is { } row) work.AfterCommit(() => parts.Lanes.Add(row));
    }

    private OutboxRow Row(Guid id, RowKind kind, string lane, Priority priority, Delivery delivery, CardView view, string? directoryId) =>
        new()
        {
            Id = id,
            Kind = kind,
            Lane = lane,
            Person = view.Viewer is { } viewer && viewer.Id != Guid.Empty ? viewer.Id : null,
            DirectoryId = directoryId,
            Locale = view.Locale,
            Priority = priority,
            Delivery = delivery,
            CreatedSystemAt = work.SystemNow,
        };

    private async Task<OutboxRow?> InsertAsync(OutboxRow row, string? slot, string? body)
    {
        row.State = await MayLeaveAtOnceAsync(row) ? RowState.Sending : RowState.Pending;
        row.Until = work.SystemNow + OutboxInstance.Lease;
        if (await OutboxRows.InsertAsync(work, row, slot, body, parts.Instance.Name) is not { } seq) return null;
        row.Seq = seq;
        return row;
    }

    // An answer whose lane is free is stored as leaving: it needs no second commit before it goes. If the process dies in between it is
    // repeated once, marked, as any message of unknown fate; so only at-least-once messages may take this way.
    private async Task<bool> MayLeaveAtOnceAsync(OutboxRow row) =>
        row is { Priority: Priority.Answer, Delivery: Delivery.AtLeastOnce, DirectoryId: null }
        && !await OutboxRows.OthersPostAsync(work, row.Lane, parts.Instance.Name)
        // Asked last: what was taken over from others before that question is in the lane by now, or nothing flows.
        && parts.Lanes.IsFlowing(row.Lane);
}
