using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;

namespace CrmBot.Runtime.Notices;

/// <summary>The wait is over: what is still wanted is sent, one card as it is, several as one card that opens them.</summary>
internal sealed class ReleaseNotices(NoticeList notices, NoticeTermsOf terms, NoticeGate gate, CardLibrary cards) : ITimerHandler
{
    public const string ReleaseRule = "notice.release";

    /// <summary>More would not fit into one card.</summary>
    private const int MostInOne = 12;

    private const long Minute = 60_000;

    public string Rule => ReleaseRule;

    /// <summary>The card that stands for several.</summary>
    public static INotice Batch { get; } = new PlainNotice("notice.batch", "batch", "notice.whyBatch");

    public async Task FireAsync(UnitOfWork work, DueTimer timer, CancellationToken cancellationToken)
    {
        var person = timer.Record;
        var ready = await ReadyAsync(work, person, cancellationToken);
        if (ready.Count > 0)
        {
            var card = await SendAsync(work, person, timer.Due, ready, cancellationToken);
            var kind = ready is [var only] ? notices.OfSlot(only.Slot).Kind : Batch.Kind;
            await NoticeBudget.NoteAsync(work, person, await NoticeBudget.RecentAsync(work, person), kind, card);
        }

        await HeldNotices.PlanAsync(work, person, cancellationToken);
    }

    // What is a stand-in's by now goes there; what nobody wants any more is dropped; what falls into new quiet hours waits on; the rest of
    // too many comes a little later.
    private async Task<List<HeldNotice>> ReadyAsync(UnitOfWork work, Guid person, CancellationToken cancellationToken)
    {
        var ready = new List<HeldNotice>();
        foreach (var held in await HeldNotices.DueAsync(work, person, 10 * MostInOne))
        {
            var notice = notices.OfSlot(held.Slot);
            var wish = await terms.FindAsync(work, person, notice.Kind, cancellationToken);
            if (notice.FollowsStandIn && wish?.StandIn is not null) await PassOnAsync(work, person, notice, held, cancellationToken);
            else if (wish is { Window: { Now: false, From: { } from } }) await HeldNotices.DeferAsync(work, held.Slot, from);
            else if (wish is null || !wish.Window.Now || !await notice.IsWantedAsync(work, person, RecordOf(held), cancellationToken))
                await HeldNotices.RemoveAsync(work, held.Slot);
            else if (ready.Count < MostInOne) ready.Add(held);
            else await HeldNotices.DeferAsync(work, held.Slot, work.Now + (Math.Max(wish.BatchMinutes, 1) * Minute));
        }

        return ready;
    }

    // Who was there when it was put off is on leave by now: it comes anew, for whoever stands in.
    private async Task PassOnAsync(UnitOfWork work, Guid person, INotice notice, HeldNotice held, CancellationToken cancellationToken)
    {
        await HeldNotices.RemoveAsync(work, held.Slot);
        if (!await notice.IsWantedAsync(work, person, RecordOf(held), cancellationToken)) return;
        var reply = new Reply.Several(
            [.. ReplyParts.Of(ReplyJson.Read(held.Source), inGroup: false).Where(part => part is not Reply.Notice)]);
        await gate.SendAsync(work, person, reply, held.Slot, held.Delivery, Priority.Notice, cancellationToken);
    }

    private async Task<Guid?> SendAsync(UnitOfWork work, Guid person, long due, List<HeldNotice> ready, CancellationToken cancellationToken)
    {
        foreach (var sent in ready) await HeldNotices.RemoveAsync(work, sent.Slot);
        if (ready is [var only])
            return await work.Outbox.PostToPersonAsync(person, ReplyJson.Read(only.Source), only.Slot, only.Delivery, Priority.Notice,
                cancellationToken);
        var whole = new Reply.Several([await CollectAsync(work, person, ready, cancellationToken), new Reply.Notice(Batch.Name)]);
        return await work.Outbox.PostToPersonAsync(person, whole, $"{Batch.Name}:{person:N}:{due}", Delivery.AtLeastOnce, Priority.Notice,
            cancellationToken);
    }

    private async Task<Reply> CollectAsync(UnitOfWork work, Guid person, List<HeldNotice> ready, CancellationToken cancellationToken)
    {
        var (view, _) = await work.Outbox.PersonViewAsync(person, cancellationToken);
        var rows = new JsonArray();
        foreach (var held in ready)
        {
            var (title, text) = await HeadlineAsync(work, view, Subject(ReplyJson.Read(held.Source)), cancellationToken);
            rows.Add(
                (JsonNode)new JsonObject { ["source"] = held.Source, ["text"] = text, ["say"] = new JsonObject { ["title"] = title } });
        }

        return new Reply.Card("notices", new JsonObject
        {
            ["rows"] = rows,
            ["say"] = new JsonObject { ["title"] = cards.Words(view.Locale, "notice.batchTitle", ("count", ready.Count)) },
        });
    }

    // A line above a record's card may say why it comes in somebody's words; whom it is about stands on the record's card.
    private static async Task<(string Title, string Text)> HeadlineAsync(
        UnitOfWork work, CardView view, Reply.Several reply, CancellationToken cancellationToken)
    {
        var (title, text) = await work.Outbox.HeadlineAsync(view, reply, cancellationToken);
        if (reply.Parts.Count < 2 || reply.Parts.OfType<Reply.OfRecord>().FirstOrDefault() is not { } record) return (title, text);
        var (_, about) = await work.Outbox.HeadlineAsync(view, record, cancellationToken);
        return (title, string.Join(" · ", new[] { about, text }.Where(words => words.Length > 0).Distinct()));
    }

    // What it is about; that it is a colleague's on leave stands on the card itself.
    private static Reply.Several Subject(Reply reply) =>
        new([.. ReplyParts.Of(reply, inGroup: false).Where(part => part is not Reply.Say { Key: NoticeGate.ForStandIn })]);

    private static RecordRef? RecordOf(HeldNotice held) =>
        ReplyParts.Of(ReplyJson.Read(held.Source), inGroup: false).Select(ReplyParts.Record).FirstOrDefault(record => record is not null);
}
