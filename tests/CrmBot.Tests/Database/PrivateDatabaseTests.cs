using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Database;

public sealed class PrivateDatabaseTests
{
    [Fact]
    public async Task Nobody_but_the_account_of_the_service_reads_the_database_and_what_lies_beside_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "rights of Unix");
        await using var app = await CrmBotTestApp.StartAsync();
        await app.Direct(DemoPeople.LinTao).SayAsync("你好");
        var files = Directory.GetFiles(app.DataFolder, "crmbot.db*");
        files.Length.ShouldBeGreaterThan(1);
#pragma warning disable CA1416 // Skipped above.
        foreach (var file in files) File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
#pragma warning restore CA1416
    }
}
