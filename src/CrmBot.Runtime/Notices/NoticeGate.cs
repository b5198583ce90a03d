using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Runtime.Notices;

/// <summary>
/// The one way by which cards of the bot's own accord reach a person. Whoever is on leave is passed over for their stand-in; what is muted
/// is not sent; what comes in quiet hours, right after another card or after too many waits, and then comes as one card.
/// </summary>
internal sealed class NoticeGate(NoticeList notices, NoticeTermsOf wishes)
{
    /// <summary>The line above a card that goes to whoever stands in for its receiver.</summary>
    public const string ForStandIn = "notice.forStandIn";

    /// <summary>Cards asked for at a minute that come at once although another has just come.</summary>
    private const int TimelyAtOnce = 3;

    private const int MostStandIns = 3;
    private const long Minute = 60_000;

    public async Task SendAsync(
        UnitOfWork work, Guid person, Reply reply, string slot, Delivery delivery, Priority priority, CancellationToken cancellationToken)
    {
        var notice = notices.OfSlot(slot);
        var (receiver, terms, note) = await ReceiverAsync(work, person, notice, cancellationToken);
        if (terms is null) return;
        var whole = new Reply.Several([.. note, .. ReplyParts.Of(reply, inGroup: false), new Reply.Notice(notice.Name)]);
        var recent = await NoticeBudget.RecentAsync(work, receiver);
        if (await WaitAsync(work, receiver, terms, notice, recent) is not { } until) return;
        if (until > work.Now)
        {
            await HeldNotices.HoldAsync(work, receiver, new HeldNotice(slot, ReplyJson.Write(whole), delivery, work.Now), until,
                cancellationToken);
            return;
        }

        var card = await work.Outbox.PostToPersonAsync(receiver, whole, slot, delivery, priority, cancellationToken);
        await NoticeBudget.NoteAsync(work, receiver, recent, notice.Kind, card);
    }

    private async Task<(Guid Receiver, NoticeTerms? Terms, Reply[] Note)> ReceiverAsync(
        UnitOfWork work, Guid person, INotice notice, CancellationToken cancellationToken)
    {
        var terms = await wishes.FindAsync(work, person, notice.Kind, cancellationToken);
        if (!notice.FollowsStandIn || terms?.StandIn is null) return (person, terms, []);
        var (receiver, away) = (person, terms.Name);
        for (var hop = 0; hop < MostStandIns && terms.StandIn is { } standIn && standIn != person; hop++)
        {
            // Whoever has left the company stands in for nobody: better the one on leave hears of it than no one.
            if (await wishes.FindAsync(work, standIn, notice.Kind, cancellationToken) is not { } theirs) break;
            (receiver, terms) = (standIn, theirs);
        }

        return (receiver, terms, receiver == person ? [] : [new Reply.Say(ForStandIn, ("who", away))]);
    }

    // The moment from which it may be sent; null for never.
    private static async Task<long?> WaitAsync(ReadView view, Guid person, NoticeTerms terms, INotice notice, List<SentNotice> recent)
    {
        if (notice.Urgency == Urgency.Urgent) return terms.IsMuted ? null : view.Now;
        if (!terms.Window.Now) return terms.Window.From;
        var until = view.Now;
        var batch = terms.BatchMinutes * Minute;
        var isTimely = notice.Urgency == Urgency.Timely;
        // What was asked for at its minute does not wait behind cards of other kinds that nobody asked for.
        var justNow = recent.FindAll(sent => view.Now - sent.At < batch && (!isTimely || sent.Kind == notice.Kind));
        if (justNow.Count >= (isTimely ? TimelyAtOnce : 1)) until = justNow[0].At + batch;
        if (recent.Count >= terms.PerHour) until = Math.Max(until, recent[^terms.PerHour].At + NoticeBudget.Hour);
        // Whatever is being collected already takes this one along.
        return until > view.Now && await HeldNotices.NextAsync(view, person) is { } next && next > until ? next : until;
    }
}
