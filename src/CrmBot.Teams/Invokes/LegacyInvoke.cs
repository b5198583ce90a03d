using System.Text.Json.Nodes;

namespace CrmBot.Teams;

/// <summary>A button of an old card: an invoke without a name (§5.8).</summary>
/// <param name="Command">What the value names as <c>command</c> or, failing that, as <c>type</c>; empty when it names neither.</param>
/// <param name="Data">The whole value.</param>
public sealed record LegacyInvoke(string Command, JsonObject Data)
{
    /// <summary>Reads the value; <see langword="null"/> when the invoke has a name, or its value is no object.</summary>
    public static LegacyInvoke? From(Activity activity) =>
        activity is { Type: "invoke", Name: null or "" } && InvokeValue.Of(activity) is { } value
            ? new LegacyInvoke(value.Text("command") ?? value.Text("type") ?? "", (JsonObject)value.DeepClone())
            : null;
}
