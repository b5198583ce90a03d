using System.Text.Json.Nodes;

namespace CrmBot.Teams;

/// <summary>An input asks for choices while somebody types (§5.7).</summary>
/// <param name="Text">What was typed; empty for the first list.</param>
/// <param name="Dataset">Which list, as the card named it.</param>
/// <param name="Skip">How many choices to pass over.</param>
/// <param name="Top">How many choices are wanted, 1 to 15: no client shows more.</param>
/// <param name="Inputs">The card's other inputs, when the card asked for them to be sent along.</param>
public sealed record SearchInvoke(string Text, string Dataset, int Skip, int Top, JsonObject Inputs)
{
    /// <summary>The most choices a client shows.</summary>
    public const int Most = 15;

    /// <summary>Reads the value; <see langword="null"/> when it has another shape, which is answered with 400.</summary>
    /// <remarks>Teams sends no <c>kind</c> and may send no <c>queryText</c>; elsewhere a missing text is an error.</remarks>
    public static SearchInvoke? From(Activity activity)
    {
        if (InvokeValue.Of(activity) is not { } value || value.IsNoText("kind") || value.IsNoText("queryText") || value.IsNoText("dataset")
            || value.IsOdd<JsonObject>("queryOptions") || value.IsOdd<JsonObject>("data"))
        {
            return null;
        }

        var kind = value.Text("kind") ?? (activity.ChannelId == "msteams" ? "search" : null);
        var text = value.Text("queryText") ?? (activity.ChannelId == "msteams" ? "" : null);
        if (kind is not ("search" or "typeahead") || text is null)
            return null;
        var options = value.Part("queryOptions");
        return new SearchInvoke(
            text, value.Text("dataset") ?? "", Math.Max(0, options.Number("skip") ?? 0), Math.Clamp(options.Number("top") ?? Most, 1, Most),
            value.Part("data"));
    }
}

/// <summary>A choice of an input that searches.</summary>
/// <param name="Title">What people read.</param>
/// <param name="Value">What the form sends back; to be checked again then, as the client may send anything.</param>
public sealed record SearchChoice(string Title, string Value);

/// <summary>The answer to <c>application/search</c>.</summary>
public static class SearchAnswer
{
    /// <summary>These choices, at most 15 of them. Control and direction marks are taken out of the titles.</summary>
    public static ActivityAnswer Of(IEnumerable<SearchChoice> choices) => ActivityAnswer.Invoke(new JsonObject
    {
        ["statusCode"] = 200,
        ["type"] = "application/vnd.microsoft.search.searchResponse",
        ["value"] = new JsonObject
        {
            ["results"] = new JsonArray([.. choices.Take(SearchInvoke.Most).Select(choice =>
                (JsonNode)new JsonObject { ["title"] = PlainText.OneLine(choice.Title), ["value"] = choice.Value })]),
        },
    });
}
