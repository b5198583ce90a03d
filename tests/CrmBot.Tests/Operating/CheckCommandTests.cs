using CrmBot.Tests.Backups;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Operating;

/// <summary><c>crmbot check</c> as an administrator reads it before and after setting the service up.</summary>
public sealed class CheckCommandTests : IDisposable
{
    private const string Id = "11111111-2222-4333-8444-555555555555";
    private static readonly string Key = Convert.ToBase64String(new byte[32]);

    private static readonly string[] SetUp =
    [
        "--environment", "Production", "--Teams:AppId", Id, "--Teams:TenantId", Id, "--Teams:AppPassword", "secret", "--Admins:0", Id,
        "--Audit:Keys:0:Id", "2026",
        "--Audit:Keys:0:Secret", Key, "--Backup:Keys:0", Key, "--Mail:Host", "mail.example.com", "--Mail:From", "crm@example.com",
        "--Sms:Url", "https://sms.example.com", "--Sms:Token", "x",
        "--Survey:PublicUrl", "https://crm.example.com", "--Survey:Keys:0", Key, "--Graph:CatalogAppId", Id, "--Telemetry:Endpoint",
        "http://127.0.0.1:4318",
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("crmbot-check-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Before_anything_is_set_it_names_what_stands_in_the_way_and_what_is_missing_and_makes_no_database()
    {
        var ran = await Ran.OnAsync(folder, "check", "--environment", "Production");
        ran.Code.ShouldBe(1);
        ran.Output.ShouldContain("Teams:AppId (or MicrosoftAppId) is empty");
        ran.Output.ShouldContain("Audit:Keys");
        foreach (var missing in new[] { "bot registration", "administrators", "backup key", "your company", "mail to customers",
            "survey links", "telemetry" }) ran.Output.ShouldContain("missing  " + missing);
        ran.Output.ShouldContain("Azure portal > Create a resource > Azure Bot");
        File.Exists(Path.Combine(folder, "crmbot.db")).ShouldBeFalse();
    }

    [Fact]
    public async Task The_examples_of_a_company_are_written_once_to_be_changed_and_are_read_from_there()
    {
        var file = Path.Combine(folder, "ours.json");
        (await Ran.AloneAsync("company", "--out", file)).Code.ShouldBe(0);
        var token = TestContext.Current.CancellationToken;
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, token)).Replace("示例公司", "我们公司", StringComparison.Ordinal),
            token);
        (await Ran.AloneAsync("company", "--out", file)).Code.ShouldBe(2);
        (await File.ReadAllTextAsync(file, token)).ShouldContain("我们公司");
        var ran = await Ran.OnAsync(folder, ["check", .. SetUp, "--Crm:Settings", file]);
        (ran.Code, ran.Output.Contains("your company", StringComparison.Ordinal)).ShouldBe((0, false), ran.Output);
    }

    [Fact]
    public async Task When_everything_is_set_nothing_is_wrong_or_missing()
    {
        var company = Path.Combine(folder, "company.json");
        await Ran.AloneAsync("company", "--out", company);
        var ran = await Ran.OnAsync(folder, ["check", .. SetUp, "--Crm:Settings", company]);
        ran.Output.ShouldNotContain("PROBLEM");
        ran.Output.ShouldNotContain("missing");
        ran.Code.ShouldBe(0);
    }

    [Theory]
    [InlineData("--Teams:AppId", "not-an-id", "a GUID")]
    [InlineData("--Audit:Keys:0:Secret", "short", "Audit:Keys")]
    [InlineData("--Teams:CertificatePath", "/nowhere/bot.pfx", "no such file")]
    public async Task A_setting_that_cannot_be_used_is_named_with_what_is_allowed(string setting, string value, string said)
    {
        var ran = await Ran.OnAsync(folder, ["check", .. SetUp, setting, value]);
        (ran.Code, ran.Output.Contains(said, StringComparison.Ordinal)).ShouldBe((1, true), ran.Output);
    }

    [Fact]
    public async Task The_demo_companys_administrator_is_found_in_the_store()
    {
        await using (await CrmBotTestApp.StartAsync(settings: [("Data:Folder", folder)]))
        {
        }

        (await Ran.OnAsync(folder, "check", "--environment", "Development")).Output.ShouldNotContain("missing  administrators");
    }
}
