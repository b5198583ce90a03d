using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;
using CrmBot.Runtime.Turns.Unread;

namespace CrmBot.Features.Help;

/// <summary>The admins' weekly review: what could not be understood in the last seven days, so that phrases can be taught.</summary>
internal sealed class ReviewUnread(UnreadSentences unread, CardLibrary cards, WhenWords times) : IPhraseHandler
{
    private const int MostListed = 20, TextLength = 160;
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    public string Name => "unread";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Actor.Role != Roles.Admin) return new Reply.Refuse("unread.onlyAdmins");
        if (turn.Place.IsGroup) return new Reply.Refuse("people.pick.inDirectChat");
        var found = await unread.ListAsync(turn.Work, turn.Now - (long)Week.TotalMilliseconds, MostListed);
        if (found.Count == 0) return new Reply.Say("unread.none");
        return new Reply.Card("unread",
            new JsonObject { ["sentences"] = new JsonArray([.. found.Select(sentence => (JsonNode)Row(turn, sentence))]) });
    }

    private JsonObject Row(Turn turn, UnreadSentence sentence) => new()
    {
        ["text"] = sentence.Text is { } text ? Shorten.To(text, TextLength) : "",
        ["say"] = new JsonObject { ["when"] = When(turn, sentence) },
    };

    private string When(Turn turn, UnreadSentence sentence)
    {
        var day = times.Moment(Instants.ToLocal(sentence.At, turn.Actor.Zone), turn.LocalNow, turn.Locale);
        var near = sentence.Closest.Where(intent => cards.HasWords($"turn.can.{intent}"))
            .Select(intent => cards.Words(turn.Locale, $"turn.can.{intent}")).ToList();
        return near.Count == 0 ? day : cards.Words(turn.Locale, "unread.near", ("day", day),
            ("list", string.Join(cards.Words(turn.Locale, "common.list_separator"), near)));
    }
}
