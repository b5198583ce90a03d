using System.Text.Json.Nodes;

namespace CrmBot.Teams.Tests.Differential;

/// <summary>Microsoft's JavaScript connector library, run by Node.</summary>
internal static class OfficialConnector
{
    private static readonly NodePackages Packages = new(Path.Combine(Checkout.Root, "tests", "CrmBot.Teams.Tests", "Differential"));

    /// <summary>What it decides for each case; skips the test where Node or the package cannot be had.</summary>
    public static async Task<JsonArray> DecideAsync(JsonObject input)
    {
        await Packages.RequireAsync();
        return await Packages.RunAsync("decide.mjs", new JsonArray(input));
    }
}
