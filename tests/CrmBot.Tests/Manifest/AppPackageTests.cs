using System.IO.Compression;
using System.Text.Json.Nodes;
using CrmBot.Commands;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Manifest;

public sealed class AppPackageTests : IDisposable
{
    private const string AppId = "6c1d3a5e-2f4b-4a2b-8f64-0a4c1d6a9b77";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("crmbot-package-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_package_names_our_registration_and_host_everywhere_and_nothing_else()
    {
        var zip = Path.Combine(folder.FullName, "app.zip");
        (await RunAsync("--app-id", AppId.ToUpperInvariant(), "--domain", "CRM.contoso.com", "--app-version", "1.2.3", "--out", zip))
            .ShouldBe(0);
        using var package = ZipFile.OpenRead(zip);
        package.Entries.Select(entry => entry.FullName).ShouldBe(["color.png", "en.json", "manifest.json", "outline.png"]);
        using var reader = new StreamReader(package.GetEntry("manifest.json")!.Open());
        var text = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        var manifest = JsonNode.Parse(text)!;
        foreach (var id in (JsonNode?[])[manifest["id"], manifest["bots"]![0]!["botId"], manifest["composeExtensions"]![0]!["botId"],
            manifest["webApplicationInfo"]!["id"]])
            id!.GetValue<string>().ShouldBe(AppId);
        (manifest["version"]!.GetValue<string>(), manifest["validDomains"]![0]!.GetValue<string>()).ShouldBe(("1.2.3", "crm.contoso.com"));
        text.ShouldNotContain("00000000-0000");
        text.ShouldNotContain("example.com");
    }

    [Fact]
    public async Task The_same_order_gives_the_same_bytes()
    {
        var (one, two) = (Path.Combine(folder.FullName, "1.zip"), Path.Combine(folder.FullName, "2.zip"));
        await RunAsync("--app-id", AppId, "--domain", "crm.contoso.com", "--out", one);
        await Task.Delay(2100, TestContext.Current.CancellationToken);
        await RunAsync("--app-id", AppId, "--domain", "crm.contoso.com", "--out", two);
        File.ReadAllBytes(one).ShouldBe(File.ReadAllBytes(two));
    }

    [Theory]
    [InlineData("not-a-guid", "crm.contoso.com", "1.0.0")]
    [InlineData("00000000-0000-0000-0000-000000000000", "crm.contoso.com", "1.0.0")]
    [InlineData(AppId, "https://crm.contoso.com", "1.0.0")]
    [InlineData(AppId, "crm.contoso.com/path", "1.0.0")]
    [InlineData(AppId, "crm.contoso.com:443", "1.0.0")]
    [InlineData(AppId, "*.contoso.com", "1.0.0")]
    [InlineData(AppId, "localhost", "1.0.0")]
    [InlineData(AppId, "10.0.0.1", "1.0.0")]
    [InlineData(AppId, "-x.contoso.com", "1.0.0")]
    [InlineData(AppId, "crm.contoso.com\n", "1.0.0")]
    [InlineData(AppId, "crm.contoso.com", "1.0")]
    [InlineData(AppId, "crm.contoso.com", "v1.0.0")]
    public async Task What_Teams_would_refuse_is_refused_here(string appId, string domain, string version)
    {
        var zip = Path.Combine(folder.FullName, "app.zip");
        (await RunAsync("--app-id", appId, "--domain", domain, "--app-version", version, "--out", zip)).ShouldBe(2);
        File.Exists(zip).ShouldBeFalse();
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_said() =>
        (await RunAsync("--app-id", AppId, "--domain", "crm.contoso.com", "--out", Path.Combine(folder.FullName, "no", "app.zip")))
            .ShouldBe(2);

    [Fact]
    public void Commands_of_the_package_are_ones_the_bot_answers()
    {
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "manifest", "manifest.json")))!;
        manifest["composeExtensions"]![0]!["commands"]!.AsArray().Select(command => command!["id"]!.GetValue<string>())
            .ShouldBe(["customers", "interaction.log", "ticket.new"]);
    }

    private static Task<int> RunAsync(params string[] arguments) => CommandLine.RunAsync(["manifest", .. arguments]);
}
