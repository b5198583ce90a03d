using System.Text.Json.Nodes;
using CrmBot.Features.Reading;
using CrmBot.Language;

namespace CrmBot.Features.Customers;

/// <summary>When somebody at a customer has their birthday, as a sentence told it.</summary>
/// <param name="Date">Null where it is to be forgotten.</param>
internal sealed record SaidBirthday(string Who, BirthDate? Date)
{
    private const int MostPeople = 12;

    /// <summary>What a log may hold beside it and still tell nothing but birthdays.</summary>
    private static readonly string[] Beside = ["cust", "who", "at", "ch", "note", "needs", "ref", "resolve", "near", "ask",
        FindCustomer.IdSlot, Frame.Birthday];

    public static IReadOnlyList<SaidBirthday> Of(Frame frame) =>
        [.. frame.Objects(Frame.Birthday).Take(MostPeople).Select(said => Read(said, frame.Text("who"))).OfType<SaidBirthday>()];

    /// <summary>Whether a log tells nothing else: then nobody was in touch with the customer.</summary>
    public static bool IsAll(Frame frame) =>
        frame.Objects(Frame.Birthday) is [var first, ..] && first["only"] is not null && frame.Slots.All(slot => Beside.Contains(slot.Key))
            && Of(frame).Count > 0;

    private static SaidBirthday? Read(JsonObject said, string? named)
    {
        var own = said["who"] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
        var who = said["only"] is null ? own ?? named : named ?? own;   // 不是王工，是李总 puts the person right
        if (Clip.Optional(who, Contact.NameLength) is not { } name) return null;
        if (said["gone"] is not null) return new(name, null);
        var date = BirthDate.Of(Number(said, "month") ?? 0, Number(said, "day") ?? 0, Number(said, "year"), said["lunar"] is not null,
            said["leap"] is not null);
        return date is null ? null : new(name, date);
    }

    private static int? Number(JsonObject said, string slot) =>
        said[slot] is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;
}
