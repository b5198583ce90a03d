using CrmBot.Features.Reading;
using System.Text.Json.Nodes;

namespace CrmBot.Features.Customers;

/// <summary>One <c>{who, role, stance, title}</c> of the language contract.</summary>
internal sealed record SaidRole(string Who, string? Role, string? Stance, string? Title)
{
    private static readonly string[] Roles = ["decision_maker", "economic_buyer", "technical", "champion", "user", "purchasing",
        "gatekeeper"];
    private static readonly string[] Stances = ["for", "against", "neutral"];

    /// <summary>Null when nobody is named.</summary>
    public static SaidRole? Read(JsonObject said)
    {
        var who = Text(said, "who") ?? Text(said, "title");
        return who is null
            ? null
            : new(Clip.To(who, Contact.NameLength), Known(Text(said, "role"), Roles), Known(Text(said, "stance"), Stances),
                Clip.Optional(Text(said, "title"), 80));
    }

    public static bool IsRole(string? code) => Known(code, Roles) is not null;

    private static string? Known(string? code, string[] codes) => code is not null && codes.Contains(code) ? code : null;

    private static string? Text(JsonObject said, string slot) =>
        said[slot] is JsonValue value && value.TryGetValue<string>(out var text) && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
}
