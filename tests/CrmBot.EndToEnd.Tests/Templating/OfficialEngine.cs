using System.Text.Json.Nodes;

namespace CrmBot.EndToEnd.Tests.Templating;

/// <summary>Microsoft's own template engine and renderer, run by Node.</summary>
internal static class OfficialEngine
{
    private static readonly NodePackages Packages = new(Path.Combine(Checkout.Suite, "Templating"));

    public static Task RequireAsync() => Packages.RequireAsync();

    /// <summary>Expands each <c>{template, data}</c> to <c>{card}</c> or <c>{error}</c>.</summary>
    public static Task<JsonArray> ExpandAsync(JsonArray cases) => Packages.RunAsync("expand.mjs", cases);

    /// <summary>Renders each <c>{name, card}</c> to <c>{name, warnings, text, inputs, buttons, links}</c>.</summary>
    public static Task<JsonArray> RenderAsync(JsonArray cards) => Packages.RunAsync("render.mjs", cards);
}
