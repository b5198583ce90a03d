using System.Text.Json.Nodes;
using CrmBot.Features.Api;

namespace CrmBot.Features.Interactions.FromOutside;

/// <summary>A contact that another program tells of: a call it connected, a visit it planned.</summary>
/// <param name="At">Business time, Unix milliseconds; null for now.</param>
internal sealed record ToldContact(string By, string? Channel, long? At, string? Who, string? Outcome, string Note);

/// <summary>Reads the body of <c>POST /api/v1/customers/ID/interactions</c>.</summary>
internal static class InteractionBody
{
    public const int LongestNote = 2000;
    public static readonly string[] Channels = ["call", "visit", "meeting", "video", "wechat", "email", "sms", "demo", "chat"];
    public static readonly string[] Outcomes = ["no_answer", "voicemail", "busy", "refused", "wrong_number"];
    private static readonly string[] Known = ["by", "channel", "at", "who", "outcome", "note"];

    public static (ToldContact? Told, Dictionary<string, string> Errors) Read(JsonObject body)
    {
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        var fields = new ReadFields(errors);
        fields.Unknown(body, Known, "");
        var outcome = fields.OneOf(body, "outcome", Outcomes);
        var note = outcome is null
            ? fields.Required(body, "note", LongestNote, inLines: true)
            : fields.Text(body, "note", "note", LongestNote, inLines: true);
        var at = fields.Text(body, "at", "at", 40);
        if (at is not null && ApiTime.Read(at) is null) errors["at"] = ApiTime.Allowed;
        var told = new ToldContact(
            fields.Required(body, ActFor.Field, 100) ?? "", fields.OneOf(body, "channel", Channels), at is null ? null : ApiTime.Read(at),
            fields.Text(body, "who", "who", 120), outcome, note ?? "");
        return errors.Count == 0 ? (told, errors) : (null, errors);
    }
}
