using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Birthdays;

/// <summary>写祝福: a greeting to change and send, on a card of its own below.</summary>
internal sealed class WriteWish(GreetContact greet, PrintCustomer print) : ICardVerb
{
    public string Verb => "birthday.write";

    public bool IsRead => true;

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (turn.Place.IsGroup) return new Reply.Refuse("policy.notInGroup");
        var (found, instead) = await greet.FindAsync(turn, action, cancellationToken);
        if (found is null) return instead!;
        var (to, channel) = await greet.ReachAsync(turn, found, cancellationToken);
        var card = new Reply.Card("birthday-wish", new JsonObject
        {
            ["name"] = PrintCustomer.Joined(found.Contact.Name, found.Customer.Name),
            ["text"] = greet.Wish(turn, found.Contact, to.Locale),
            ["id"] = found.Birthday.Id.ToString("N"),
            ["list"] = found.List?.Id.ToString("N") ?? "",
            ["canSend"] = channel is not null,
            ["say"] = new JsonObject { ["how"] = print.Words(turn.Locale,
                to.IsClosed ? "birthday.wish.closed" : "birthday.wish." + (channel ?? "self")) },
        });
        if (found.List is null) return card;
        await turn.Work.Outbox.ToPlaceAsync(turn.Place.Key, card, $"birthday.write:{turn.Id:N}", Delivery.AtLeastOnce, Priority.Answer,
            cancellationToken);
        return new Reply.OfRecord(BirthdayList.RefOf(found.List.Id));
    }
}

/// <summary>发给他: the greeting leaves by mail or text message, once for each birthday.</summary>
internal sealed class SendWish(GreetContact greet, PrintCustomer print) : ICardVerb
{
    public string Verb => "birthday.send";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (turn.Place.IsGroup) return new Reply.Refuse("policy.notInGroup");
        var (found, instead) = await greet.FindAsync(turn, action, cancellationToken);
        if (found is null) return instead!;
        if (Clip.Optional(action.Text("text"), GreetContact.LongestText) is not { } text) return new Reply.Refuse("birthday.wish.empty");
        var (to, channel) = await greet.ReachAsync(turn, found, cancellationToken);
        if (channel is null || !await greet.SendAsync(turn, found, to, text, cancellationToken))
            return new Reply.Refuse("birthday.wish.noWay", ("who", found.Contact.Name));
        await greet.NoteAsync(turn, found, channel, cancellationToken);
        return Thanks(turn, found, print, "birthday.wish.sent");
    }

    internal static Reply Thanks(Turn turn, Celebrated found, PrintCustomer print, string titleKey) =>
        new Reply.Card("customer-noted", new JsonObject
        {
            ["say"] = new JsonObject { ["title"] = print.Words(turn.Locale, titleKey), ["hint"] = "" },
            ["name"] = PrintCustomer.Joined(found.Contact.Name, found.Customer.Name),
            ["rows"] = new JsonArray(),
        });
}

/// <summary>办好了: called, written or visited by oneself.</summary>
internal sealed class WishedMyself(GreetContact greet, PrintCustomer print) : ICardVerb
{
    public string Verb => "birthday.done";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (turn.Place.IsGroup) return new Reply.Refuse("policy.notInGroup");
        var (found, instead) = await greet.FindAsync(turn, action, cancellationToken);
        if (found is null) return instead!;
        await greet.NoteAsync(turn, found, null, cancellationToken);
        return found.List is { } list && action.Text("on") == "list"
            ? new Reply.OfRecord(BirthdayList.RefOf(list.Id))
            : SendWish.Thanks(turn, found, print, "birthday.wish.done");
    }
}
