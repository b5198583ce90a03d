using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrmBot.Teams;

/// <summary>
/// A click on a card's <c>Action.Execute</c> (§5.3). Everything in it comes from the client: ids and inputs, never rights or prices.
/// </summary>
/// <param name="Verb">The button's verb; empty when the card gave none.</param>
/// <param name="Data">The button's data with the card's inputs merged in.</param>
/// <param name="IsAutomatic">The client refreshes the card by itself: answer the current state, do nothing, send nothing.</param>
/// <param name="Id">The button's id, if it has one.</param>
public sealed record ExecuteAction(string Verb, JsonObject Data, bool IsAutomatic, string? Id)
{
    /// <summary>Reads the click of an <c>adaptiveCard/action</c> invoke; <see langword="null"/> when its value has another shape.</summary>
    public static ExecuteAction? From(Activity activity) =>
        Action(activity) is not { } action ? null : new ExecuteAction(
            action.Text("verb") ?? "",
            action.Member("data").ToNode() as JsonObject ?? [],
            activity.Root.Member("value").Text("trigger") == "automatic",
            action.Text("id"));

    /// <summary>Whether it is such an invoke, and one that cannot be read.</summary>
    internal static bool IsMalformed(Activity activity) =>
        activity.Type == "invoke" && activity.Name == "adaptiveCard/action" && Action(activity) is null;

    private static JsonElement? Action(Activity activity) =>
        activity.Root.Member("value").Member("action") is { ValueKind: JsonValueKind.Object } action
            && action.Text("type") == "Action.Execute"
            ? action
            : null;
}
