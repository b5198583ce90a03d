using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Turns;

namespace CrmBot.Runtime.Notices;

/// <summary>打开 on a card that stands for several: the one card is posted below.</summary>
internal sealed class OpenNotice : ICardVerb
{
    public string Verb => "notice.open";

    public bool IsRead => true;

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        // What is opened stands in our own store; the click only says which.
        if (Rows(turn) is not { } rows || !int.TryParse(action.Text("item"), NumberStyles.None, CultureInfo.InvariantCulture, out var item)
            || item >= rows.Count || (string?)rows[item]?["source"] is not { } source)
            return new Reply.Refuse("notice.gone");
        await turn.Work.Outbox.ToPlaceAsync(
            turn.Place.Key, ReplyJson.Read(source), $"notice.open:{turn.Id:N}", Delivery.AtLeastOnce, Priority.Answer, cancellationToken);
        return new Reply.Say("notice.opened");
    }

    private static JsonArray? Rows(Turn turn) => turn.Card is not { } card || turn.Place.IsGroup
        ? null
        : ReplyParts.Of(ReplyJson.Read(card.Source), inGroup: false).OfType<Reply.Card>()
            .FirstOrDefault(part => part.Template == "notices")?.Data["rows"] as JsonArray;
}

/// <summary>为什么给我发这个: the reason, to the person who asks.</summary>
internal sealed class TellNoticeWhy(NoticeWhy why) : ICardVerb
{
    public string Verb => "notice.why";

    public bool IsRead => true;

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken) =>
        await why.OfCardAsync(turn, cancellationToken) ?? new Reply.Refuse("notice.gone");
}

/// <summary>Why a card came: the one that was clicked or replied to, or the one that came last.</summary>
public sealed class NoticeWhy
{
    private const long StillMeant = 24 * NoticeBudget.Hour;
    private readonly NoticeList notices;
    private readonly IPostedCards posted;

    internal NoticeWhy(NoticeList notices, IPostedCards posted) => (this.notices, this.posted) = (notices, posted);

    /// <summary>The notice that the card is; null when it is an answer.</summary>
    public INotice? Of(Turn turn) => Of(turn.Card);

    /// <summary>Null when the card did not come of the bot's own accord.</summary>
    public Task<Reply?> OfCardAsync(Turn turn, CancellationToken cancellationToken) => TellAsync(turn, turn.Card, cancellationToken);

    /// <summary>
    /// The same of the card that came last to this person, named by what it
    /// says first; null in a group, and when none has come since yesterday.
    /// </summary>
    public async Task<Reply?> OfLastAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Place.IsGroup || await NoticeBudget.LastCardAsync(turn.Work, turn.Actor.Id, turn.Now - StillMeant) is not { } id)
            return null;
        if (await posted.FindAsync(turn.Work, id) is not { } card || await TellAsync(turn, card, cancellationToken) is not { } reason)
            return null;
        var (title, text) = await turn.Work.Outbox.HeadlineAsync(CardViews.Of(turn), ReplyJson.Read(card.Source), cancellationToken);
        return new Reply.Several([new Reply.Say("notice.whyOf", ("title", title.Length > 0 ? title : text)), reason]);
    }

    private INotice? Of(PostedCard? card) =>
        card is not null && ReplyParts.Of(ReplyJson.Read(card.Source), inGroup: false).OfType<Reply.Notice>().FirstOrDefault() is { } row
            ? notices.Find(row.Name) : null;

    private async Task<Reply?> TellAsync(Turn turn, PostedCard? card, CancellationToken cancellationToken)
    {
        if (card is null || Of(card) is not { } notice) return null;
        var record = ReplyParts.Of(ReplyJson.Read(card.Source), inGroup: false).Select(ReplyParts.Record)
            .FirstOrDefault(shown => shown is not null);
        return await notice.WhyAsync(turn, record, cancellationToken);
    }
}
