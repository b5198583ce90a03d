using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Customers;

/// <summary>
/// What is typed into the customer's card itself: it becomes the frame that the same words in a message would give, its answer is posted
/// below, and the customer's card stays, drawn anew.
/// </summary>
internal sealed class WriteFromCard(IEnumerable<IFrameHandler> handlers, ICustomerDirectory directory)
{
    private readonly IFrameHandler[] handlers = [.. handlers];

    /// <param name="read">Makes the frame's own slots from the inputs, whose
    /// names end in the given key; null when they are not filled in.</param>
    public async Task<Reply> WriteAsync(
        Turn turn, CardAction action, string intent, Func<string, JsonObject?> read, string emptyKey, CancellationToken cancellationToken)
    {
        var handler = handlers.FirstOrDefault(known => known.Intent == intent);
        // The card may be one of a customer that was merged since: then it shows, and means, the kept one.
        var shown = action.Record is { Kind: "customer" } record
            ? await directory.FindAsync(turn.Work, record.Id, cancellationToken)
            : null;
        var customer = shown is null ? null : await turn.Work.Records.FindAsync<Customer>(shown.Id, cancellationToken);
        if (handler is null || customer is null) return new Reply.Refuse("customer.which.gone");
        if (read(ProfileData.KeyOf(customer.Id)) is not { } slots) return new Reply.Refuse(emptyKey);
        slots["cust"] = customer.Name;
        slots[FindCustomer.IdSlot] = (shown!.AddressedAs ?? customer.Id).ToString("N");
        var reply = await handler.HandleAsync(turn, new Frame(intent, slots), cancellationToken);
        if (reply is Reply.Refuse or Reply.Say) return reply;
        KeepCustomerInStep.Touch(turn.Work, customer);
        await turn.Work.Outbox.ToPlaceAsync(
            turn.Place.Key, reply, $"customer.write:{turn.Id:N}", Delivery.AtLeastOnce, Priority.Answer, cancellationToken);
        return new Reply.OfRecord(action.Record!.Value);
    }
}

/// <summary>记一笔 on the customer's card.</summary>
internal sealed class LogFromCard(WriteFromCard write) : ICardVerb
{
    private const int LongestNote = 2000;

    public string Verb => "customer.log";

    public Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken) =>
        write.WriteAsync(turn, action, "log", key => Read(turn, action, key), "customer.write.noNote", cancellationToken);

    private static JsonObject? Read(Turn turn, CardAction action, string key)
    {
        if (Clip.Optional(action.Text("note-" + key), LongestNote) is not { } note) return null;
        var slots = new JsonObject { ["note"] = note, ["at"] = turn.LocalNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
        if (action.Text("channel-" + key) is "call" or "visit" or "wechat" or "email" or "meeting")
            slots["ch"] = action.Text("channel-" + key);
        return slots;
    }
}

/// <summary>提醒 on the customer's card.</summary>
internal sealed class RemindFromCard(WriteFromCard write) : ICardVerb
{
    private const int LongestText = 300;

    public string Verb => "customer.remind";

    public Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken) =>
        write.WriteAsync(turn, action, "remind", key => Read(turn, action, key), "customer.write.noTime", cancellationToken);

    private static JsonObject? Read(Turn turn, CardAction action, string key)
    {
        var clock = action.Text("time-" + key) is { Length: > 0 } typed ? typed : "09:00";
        if (Clip.Optional(action.Text("do-" + key), LongestText) is not { } text
            || !DateTime.TryParseExact($"{action.Text("date-" + key)} {clock}", "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture,
                DateTimeStyles.None, out var at)
            || at <= turn.LocalNow)
            return null;
        return new JsonObject { ["do"] = text, ["at"] = at.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture) };
    }
}
