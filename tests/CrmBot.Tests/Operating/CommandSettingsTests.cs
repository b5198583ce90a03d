using CrmBot.Tests.Backups;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Operating;

/// <summary>A setting typed behind a command is heeded by it or refused, never dropped.</summary>
public sealed class CommandSettingsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("crmbot-settings-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("seed")]
    [InlineData("unread")]
    public async Task A_command_works_on_the_database_that_it_was_given(string command)
    {
        (await Ran.OnAsync(folder, command, "--environment", "Development")).Code.ShouldBe(0);
        File.Exists(Path.Combine(folder, "crmbot.db")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("company", "--out", "never.json")]
    [InlineData("understand", "恒达", "--explain")]
    [InlineData("manifest", "--app-id", "11111111-2222-4333-8444-555555555555", "--domain", "crm.example.com", "--out", "never.zip")]
    public async Task A_command_that_reads_no_settings_refuses_them(params string[] arguments)
    {
        var ran = await Ran.OnAsync(folder, arguments);
        (ran.Code, ran.Output.Trim()).ShouldBe((2, $"--Data:Folder: {arguments[0]} takes no settings."));
        File.Exists(arguments[^1]).ShouldBeFalse();
    }
}
