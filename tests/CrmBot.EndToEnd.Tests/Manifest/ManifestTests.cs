using System.Text.Json.Nodes;
using CrmBot.Manifest;
using Shouldly;
using Xunit;

namespace CrmBot.EndToEnd.Tests.Manifest;

/// <summary>The Teams app package against Microsoft's own schemas, run by Node.</summary>
public sealed class ManifestTests
{
    private const string Schemas = "teams/v1.30/";
    private static readonly NodePackages Packages = new(Path.Combine(Checkout.Suite, "Manifest"));

    [Fact]
    public async Task The_manifest_and_its_words_keep_Microsofts_schemas()
    {
        await Packages.RequireAsync();
        var package = new AppPackage(Path.Combine(Checkout.Root, "manifest"));
        var manifest = package.Manifest(Guid.NewGuid(), "crm.contoso.com", "1.0.0");
        package.Check(manifest).ShouldBeEmpty();
        var complaints = await JudgeAsync(
        [
            ("MicrosoftTeams.schema.json", manifest),
            .. package.Words(manifest).Values.Select(words => ("MicrosoftTeams.Localization.schema.json", words)),
        ]);
        complaints.Count.ShouldBe(2);
        complaints.ShouldAllBe(list => list.Count == 0, complaints.ToString());
    }

    [Fact]
    public async Task A_broken_manifest_is_noticed()
    {
        await Packages.RequireAsync();
        var manifest = new AppPackage(Path.Combine(Checkout.Root, "manifest")).Manifest(Guid.NewGuid(), "crm.contoso.com", "1.0.0");
        manifest["bots"]![0]!["scopes"]!.AsArray().Add("everywhere");
        manifest["name"]!["short"] = new string('长', 31);
        manifest.Remove("icons");
        (await JudgeAsync([("MicrosoftTeams.schema.json", manifest)]))[0].Count.ShouldBeGreaterThanOrEqualTo(3);
    }

    private static async Task<IReadOnlyList<JsonArray>> JudgeAsync(IReadOnlyList<(string Schema, JsonObject Json)> cases)
    {
        var input = new JsonArray(
            [.. cases.Select(one => (JsonNode)new JsonObject { ["schema"] = Schemas + one.Schema, ["json"] = one.Json.DeepClone() })]);
        return [.. (await Packages.RunAsync("validate.mjs", input)).Select(list => list!.AsArray())];
    }
}
