using CrmBot.Backups;
using CrmBot.Settings;
using CrmBot.Tests.TestApp;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Backups;

public sealed class BackupScheduleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 16, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Theory]
    [InlineData(-23 * 60, 600, false)]
    [InlineData(-24 * 60, 0, true)]
    [InlineData(-24 * 60 * 30, 0, true)]
    public void The_next_one_is_due_a_day_after_the_last_whenever_the_service_was_started(int madeMinutes, int runningMinutes, bool due) =>
        BackupSchedule.IsDue(Now, Now.AddMinutes(madeMinutes), TimeSpan.FromMinutes(runningMinutes), Day).ShouldBe(due);

    [Fact]
    public void The_first_one_comes_soon_after_the_start()
    {
        BackupSchedule.IsDue(Now, null, TimeSpan.FromMinutes(4), Day).ShouldBeFalse();
        BackupSchedule.IsDue(Now, null, TimeSpan.FromMinutes(5), Day).ShouldBeTrue();
    }

    [Fact]
    public void A_clock_that_was_set_back_does_not_stop_backups() =>
        BackupSchedule.IsDue(Now, Now.AddDays(90), TimeSpan.Zero, Day).ShouldBeTrue();

    [Fact]
    public void What_is_newest_is_told_by_the_number_when_the_clock_was_set_back()
    {
        using var folder = new TemporaryFolder();
        var backups = new BackupFolder(folder.Path);
        foreach (var madeAt in (DateTimeOffset[])[Now, Now.AddDays(1), Now.AddDays(-400), Now.AddDays(-399)])
            File.WriteAllText(backups.Next(madeAt, BackupReason.Scheduled), "");
        File.WriteAllText(backups.Next(Now, BackupReason.Upgrade), "");
        File.WriteAllText(Path.Combine(folder.Path, "crmbot-notes.backup"), "not ours");
        backups.Prune(2).ShouldBe(2);
        backups.List().Select(file => (file.Number, file.MadeAt, file.Reason)).ShouldBe(
            [(5L, Now, BackupReason.Upgrade), (4L, Now.AddDays(-399), BackupReason.Scheduled),
                (3L, Now.AddDays(-400), BackupReason.Scheduled)]);
        File.Exists(Path.Combine(folder.Path, "crmbot-notes.backup")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_running_service_makes_them_by_itself_and_keeps_as_many_as_configured()
    {
        await using var app = await CrmBotTestApp.StartAsync(
            settings: [("Backup:Every", "00:00:01"), ("Backup:Keep", "2"), ("Backup:Keys:0", SomeStore.NewKey())]);
        var folder = new BackupFolder(app.Services.GetRequiredService<BackupSettings>().Folder);
        for (var left = 300; left > 0 && folder.Newest is not { Number: >= 4 }; left--)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        folder.Newest.ShouldNotBeNull().Number.ShouldBeGreaterThanOrEqualTo(4);
        folder.List().Count.ShouldBeInRange(2, 3);
        folder.List().ShouldAllBe(file => file.Reason == BackupReason.Scheduled);
    }

    [Theory]
    [InlineData("24:00:00", 24 * 60)]
    [InlineData("168:00:00", 7 * 24 * 60)]
    [InlineData("01:30:00", 90)]
    [InlineData("off", null)]
    public void Times_are_hours_minutes_and_seconds(string text, int? minutes)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Backup:Every", text), new("Data:Folder", Path.GetTempPath())]).Build();
        var data = new DataFolder(configuration, new Microsoft.Extensions.Hosting.Internal.HostingEnvironment { EnvironmentName = "Test" });
        BackupSettings.Read(configuration, data).Every?.TotalMinutes.ShouldBe(minutes!.Value);
        (BackupSettings.Read(configuration, data).Every is null).ShouldBe(minutes is null);
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("crmbot-backup-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
