using System.Text.Json;
using System.Text.Json.Nodes;
using CrmBot.Features.Api;

namespace CrmBot.Features.Tickets.FromOutside;

/// <summary>What another program does with a ticket, for one of us.</summary>
/// <param name="Action">One of <see cref="MoveBody.Actions"/>.</param>
internal sealed record ToldMove(string Action, string By, string? Note, string? Cause, string? Fix, bool FirstContact);

/// <summary>Reads the body of <c>PATCH /api/v1/tickets/ID</c>.</summary>
internal static class MoveBody
{
    public const string Claim = "claim", TakeOver = "takeOver", Release = "release", Resolve = "resolve", Reopen = "reopen", Note = "note";
    public static readonly string[] Actions = [Claim, TakeOver, Release, Resolve, Reopen, Note];
    private static readonly string[] Known = ["action", "by", "note", "cause", "fix", "firstContact"];

    public static (ToldMove? Told, Dictionary<string, string> Errors) Read(JsonObject body)
    {
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        var fields = new ReadFields(errors);
        fields.Unknown(body, Known, "");
        var action = fields.OneOf(body, "action", Actions);
        if (action is null) errors.TryAdd("action", "required; one of " + string.Join(", ", Actions));
        var note = fields.Text(body, "note", "note", Ticket.TextLength, inLines: true);
        if (action == Note && note is null) errors.TryAdd("note", "required");
        if (action is not (Note or Reopen) && note is not null) errors["note"] = "only with note and reopen";
        var (cause, fix) = (fields.Text(body, "cause", "cause", Ticket.TextLength, inLines: true),
            fields.Text(body, "fix", "fix", Ticket.TextLength, inLines: true));
        var first = body["firstContact"];
        if (first is not null && first.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
            errors["firstContact"] = "true or false";
        if (action == Resolve && cause is null) errors.TryAdd("cause", "required");
        foreach (var name in new[] { "cause", "fix", "firstContact" })
            if (action != Resolve && body[name] is not null) errors[name] = "only with resolve";
        var told = new ToldMove(action ?? "", fields.Required(body, ActFor.Field, 100) ?? "", note, cause, fix,
            first?.GetValueKind() == JsonValueKind.True);
        return errors.Count == 0 ? (told, errors) : (null, errors);
    }
}
