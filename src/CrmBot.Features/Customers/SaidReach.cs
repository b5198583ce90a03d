using System.Text.Json.Nodes;
using CrmBot.Features.Reading;
using CrmBot.Language;

namespace CrmBot.Features.Customers;

/// <summary>How somebody at a customer is reached, as a sentence told it; texts in normal form.</summary>
/// <param name="Who">Null for the customer's own number.</param>
/// <param name="Instead">Whether it replaces what was known of the same kind.</param>
internal sealed record SaidReach(string? Who, string? Title, bool Instead)
{
    private const int MostPeople = 12;

    /// <summary>What a log may hold beside it and still tell nothing but how somebody is reached.</summary>
    private static readonly string[] Beside = ["cust", "who", "at", "note", "ref", "resolve", "near", "ask", Frame.Reach];

    public required IReadOnlyList<(MethodKind Kind, string Value)> Methods { get; init; }

    /// <summary>Whether it is told that somebody works there, as what, and maybe nothing of how they are reached.</summary>
    public required bool IsNamed { get; init; }

    public static IReadOnlyList<SaidReach> Of(Frame frame) =>
        [.. frame.Objects(Frame.Reach).Take(MostPeople).Select(Read).Where(static said => said.Methods.Count > 0 || said.IsNamed)];

    /// <summary>Whether a log tells nothing else: then nobody was in touch with the customer.</summary>
    public static bool IsAll(Frame frame) =>
        frame.Objects(Frame.Reach) is [var first, ..] && first["only"] is not null && frame.Slots.All(slot => Beside.Contains(slot.Key))
            && Of(frame).Count > 0;

    private static SaidReach Read(JsonObject said)
    {
        List<(MethodKind, string)> methods = [];
        if (Text(said, "phone") is { } phone && PhoneNumber.Normalise(phone) is { } number) methods.Add((MethodKind.Phone, number));
        if (Text(said, "email") is { } email && MailAddress.Check(email).Address is { } address) methods.Add((MethodKind.Email, address));
        if (Clip.Optional(Text(said, "wechat"), ContactMethod.ValueLength) is { } wechat) methods.Add((MethodKind.Wechat, wechat));
        var (who, title) = (Clip.Optional(Text(said, "who"), Contact.NameLength), Clip.Optional(Text(said, "title"), 80));
        return new(who, title, said["instead"] is not null) { Methods = methods,
            IsNamed = who is not null && (title is not null || said["only"] is not null) };
    }

    private static string? Text(JsonObject said, string slot) =>
        said[slot] is JsonValue value && value.TryGetValue<string>(out var text) && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
}
