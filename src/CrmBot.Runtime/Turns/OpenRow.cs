using System.Text.Json.Nodes;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Turns;

/// <summary>
/// 第二个, open the second one: the row of the list shown here last, as a press of
/// its button opens it. Where something is to be chosen, the words choose.
/// </summary>
internal sealed class OpenRow(IReplyRenderer renderer, Func<Routes> routes, Gates gates) : IPhrasePattern
{
    public string Name => "open_row";

    public async Task<Reply?> HandleAsync(Turn turn, SaidParts said, CancellationToken cancellationToken)
    {
        if (RowNumber.Read(said["row"]) is not { } number || turn.Memory.LastList is not { } list
            || turn.Memory.Drafts.Exists(draft => draft.Choices.Count > 0)) return null;
        var rows = await RowsAsync(turn, list, cancellationToken);
        if (rows.Count == 0) return null;
        return number > rows.Count
            ? new Reply.Say("turn.no_row", ("count", rows.Count))
            : await OpenAsync(turn, rows[number - 1], cancellationToken);
    }

    // The button that stands there most often is that of the rows.
    private async Task<List<JsonObject>> RowsAsync(Turn turn, string list, CancellationToken cancellationToken)
    {
        var drawn = await renderer.RenderAsync(
            turn.Work, ReplyJson.Read(list), CardViews.Of(turn), CardDrawing.First(NewId.Next()), cancellationToken);
        var buttons = Buttons(drawn?.Draw().Card).GroupBy(data => ClickData.Text(data, "verb")).MaxBy(verb => verb.Count());
        return buttons is { Key: { } verb } && buttons.Count() > 1
            && (routes().Verb(verb)?.IsRead == true || buttons.All(data => data["record"] is not null)) ? [.. buttons] : [];
    }

    private async Task<Reply> OpenAsync(Turn turn, JsonObject data, CancellationToken cancellationToken)
    {
        var verb = ClickData.Text(data, "verb")!;
        // What the rows' buttons do is not asked for: the record is shown.
        if (routes().Verb(verb) is not { IsRead: true } button)
            return RecordNames.Parse(ClickData.Text(data, "record")) is { } record
                ? new Reply.OfRecord(record)
                : new Reply.Refuse("draft.not_understood");
        return gates.Refusal(turn.Actor, verb)
            ?? await button.HandleAsync(turn, new CardAction(verb, data, RecordNames.Parse(ClickData.Text(data, "record")), 0),
                cancellationToken);
    }

    private static IEnumerable<JsonObject> Buttons(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(Buttons),
        JsonObject { } element when (string?)element["type"] == "Action.Execute" => element["data"] is JsonObject data ? [data] : [],
        JsonObject element => element.Where(part => part.Key != "fallback").SelectMany(part => Buttons(part.Value)),
        _ => [],
    };
}
