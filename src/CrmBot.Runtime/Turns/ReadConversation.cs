using CrmBot.Language;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.WorldSnapshot;

namespace CrmBot.Runtime.Turns;

/// <summary>Looks up everything a turn starts from: who is it, what was talked about, which card is meant.</summary>
internal sealed class ReadConversation(
    IDirectory directory, IPostedCards posted, WorldKeeper world, IEnumerable<IReplyContext> contexts, IEnumerable<ILastingSubject> lasting)
{
    private readonly Dictionary<string, IReplyContext> contexts = contexts.ToDictionary(context => context.Kind, StringComparer.Ordinal);

    public async Task<Conversation> ReadAsync(ReadView view, Inbound inbound, CancellationToken cancellationToken)
    {
        // Whether it was here before is found out by storing its key; a repeat is rare, and a look-up would cost every turn.
        var key = DedupeKeys.OfActivity(inbound);
        var person = await directory.FindAsync(view, inbound.Sender.DirectoryId, cancellationToken);
        var memory = await MemoryRows.LoadAsync(view, inbound);
        var card = await FindCardAsync(view, inbound);
        var seen = new Conversation(inbound, key, memory, person ?? Guests.Of(inbound.Sender), person is not null, card);
        return await CompleteAsync(view, seen, cancellationToken);
    }

    private async Task<Conversation> CompleteAsync(ReadView view, Conversation seen, CancellationToken cancellationToken)
    {
        if (seen.Inbound is MessageChanged changed) seen = seen with { Original = await FindOriginalAsync(view, changed) };
        if (!seen.IsForUs) return seen;
        if (await GroupLanguage.FindAsync(view, seen.Inbound.Place, cancellationToken) is { } locale)
            seen = seen with { Actor = seen.Actor with { Locale = locale } };
        else if (SpokenLanguage.Of(seen) is { } spoken) seen = seen with { Actor = seen.Actor with { Locale = spoken } };
        if (seen.Inbound is not (MessageReceived or MessageChanged or CardActed or Forms.FormSent)) return seen;

        // Clicks need no parser, but the rights that come with the world.
        await world.CatchUpAsync(view, cancellationToken);
        if (seen.Inbound is not (MessageReceived or MessageChanged)) return seen;
        return seen.Card is null
            ? await AddLastAsync(view, seen, cancellationToken)
            : await AddReplyAsync(view, seen, seen.Card, cancellationToken);
    }

    private async Task<Conversation> AddLastAsync(ReadView view, Conversation seen, CancellationToken cancellationToken)
    {
        foreach (var (record, _) in seen.Memory.Look().Recent.Where(shown => shown.IsRecentAt(view.Now)).Reverse())
        {
            if (lasting.FirstOrDefault(one => one.Kinds.Contains(record.Kind)) is not { } subject) continue;
            return await contexts[record.Kind].DescribeAsync(view, record.Id, cancellationToken) is { } card
                ? seen with { Lasting = new(subject, record, card) } : seen;
        }

        return seen;
    }

    private async Task<Conversation> AddReplyAsync(ReadView view, Conversation seen, PostedCard card, CancellationToken cancellationToken)
    {
        var parts = ReplyParts.Of(ReplyJson.Read(card.Source), seen.Inbound.Place.IsGroup).ToList();
        var record = parts.Select(ReplyParts.Record).FirstOrDefault(shown => shown is not null);
        var meant = record is { } shown && contexts.TryGetValue(shown.Kind, out var context)
            ? await context.DescribeAsync(view, shown.Id, cancellationToken)
            : new ReplyCard(parts.Any(part => part is Reply.Written or Reply.Card { Template: "draft" }) ? "preview" : "notice");
        return seen with { RepliesTo = record, ReplyCard = meant };
    }

    private static async Task<StoredAnswer?> FindOriginalAsync(ReadView view, MessageChanged changed) =>
        DedupeKeys.OfOriginal(changed) is { } key ? await StoredAnswers.FindAsync(view, key) : null;

    private async Task<PostedCard?> FindCardAsync(ReadView view, Inbound inbound) => inbound switch
    {
        CardActed click => await FindClickedAsync(view, click),
        MessageReceived message => await FindRepliedAsync(view, message),
        MessageChanged { Message: { } message } => await FindRepliedAsync(view, message),
        FeedbackGiven { MessageId: { } id } given => await posted.FindHereAsync(view, given.Place, id),
        _ => null,
    };

    // The id in the button's data comes from the client: it only counts in the place where that card was posted.
    private async Task<PostedCard?> FindClickedAsync(ReadView view, CardActed click)
    {
        var named = ClickData.Text(click.Data, "card") is { } text && Guid.TryParseExact(text, "N", out var id)
            ? await posted.FindAsync(view, id) : null;
        if (named is not null && named.IsIn(click.Place)) return named;
        return click.CardActivityId is { } activity ? await posted.FindHereAsync(view, click.Place, activity) : null;
    }

    private async Task<PostedCard?> FindRepliedAsync(ReadView view, MessageReceived message)
    {
        foreach (var activity in message.RepliesTo)
        {
            if (await posted.FindHereAsync(view, message.Place, activity) is { } card) return card;
        }

        return null;
    }
}
