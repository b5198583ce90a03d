using System.Text.Json.Nodes;

namespace CrmBot.Teams;

/// <summary>A search from the compose box (§5.6). It must be answered within 5 s.</summary>
/// <param name="Command">Id of the manifest's command.</param>
/// <param name="Text">What was typed; empty on opening.</param>
/// <param name="IsInitial">The box was just opened: nothing was typed yet.</param>
/// <param name="Skip">How many results to pass over.</param>
/// <param name="Count">How many results are wanted, 1 to 25.</param>
public sealed record ExtensionQuery(string Command, string Text, bool IsInitial, int Skip, int Count)
{
    /// <summary>The most results one answer may bring.</summary>
    public const int Most = 25;

    /// <summary>Reads the value; <see langword="null"/> when it has another shape, which is answered with 400.</summary>
    public static ExtensionQuery? From(Activity activity)
    {
        if (InvokeValue.Of(activity) is not { } value || value.Text("commandId") is not { } command
            || value.IsOdd<JsonArray>("parameters") || value.IsOdd<JsonObject>("queryOptions"))
        {
            return null;
        }

        var parameters = (value["parameters"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        var initial = parameters.Any(parameter => parameter.Text("name") == "initialRun");
        var text = parameters.FirstOrDefault(parameter => parameter.Text("name") != "initialRun")?.Text("value") ?? "";
        var options = value.Part("queryOptions");
        return new ExtensionQuery(
            command, text, initial, Math.Max(0, options.Number("skip") ?? 0), Math.Clamp(options.Number("count") ?? Most, 1, Most));
    }
}

/// <summary>A message extension's command opens its form, or the form was sent (§5.6).</summary>
/// <param name="Command">Id of the manifest's command.</param>
/// <param name="Context">Where it was called: <c>message</c>, <c>compose</c> or <c>commandbox</c>.</param>
/// <param name="Data">The form's data with its inputs merged in; empty on opening.</param>
/// <param name="Message">The message whose menu was used, if any.</param>
public sealed record ExtensionCommand(string Command, string? Context, JsonObject Data, QuotedMessage? Message)
{
    /// <summary>
    /// Reads the value; <see langword="null"/> when it has another shape or an unknown preview action, which is answered with 400.
    /// </summary>
    public static ExtensionCommand? From(Activity activity)
    {
        if (InvokeValue.Of(activity) is not { } value || value.Text("commandId") is not { } command || value.IsOdd<JsonObject>("data")
            || value.IsNoText("botMessagePreviewAction") || value.Text("botMessagePreviewAction") is not (null or "" or "edit" or "send"))
        {
            return null;
        }

        return new ExtensionCommand(command, value.Text("commandContext"), value.Part("data"),
            QuotedMessage.From(value["messagePayload"] as JsonObject));
    }
}

/// <summary>A message as a message extension hands it over.</summary>
/// <param name="Id">Its id in the conversation.</param>
/// <param name="Text">Its text without markup.</param>
/// <param name="Sender">Display name of who wrote it.</param>
/// <param name="SenderId">Directory id of who wrote it.</param>
public sealed record QuotedMessage(string? Id, string Text, string? Sender, string? SenderId)
{
    internal static QuotedMessage? From(JsonObject? payload)
    {
        if (payload is null)
            return null;
        var body = payload.Part("body");
        var content = body.Text("content") ?? "";
        var user = payload.Part("from").Part("user");
        return new QuotedMessage(
            payload.Text("id"), body.Text("contentType") == "text" ? content : PlainText.OfHtml(content), user.Text("displayName"),
            user.Text("id"));
    }
}
