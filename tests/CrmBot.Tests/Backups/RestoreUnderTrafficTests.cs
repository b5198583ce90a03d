using System.Globalization;
using CrmBot.Backups;
using CrmBot.Tests.Killing;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Backups;

/// <summary>The disaster: people talk, a backup is made meanwhile, they talk on, and the database is gone.</summary>
public sealed class RestoreUnderTrafficTests
{
    [Fact]
    public async Task Everything_up_to_the_backup_is_there_again_and_the_command_says_from_when_it_is()
    {
        var folder = Directory.CreateTempSubdirectory("crmbot-restore-").FullName;
        var (before, after, from) = await TalkAsync(folder);
        foreach (var file in Directory.EnumerateFiles(folder, "crmbot.db*")) File.Delete(file);

        var backup = Directory.EnumerateFiles(Path.Combine(folder, "backups")).ShouldHaveSingleItem();
        var restored = await Ran.OnAsync(folder, "restore", backup);
        restored.Code.ShouldBe(0, restored.Output);
        var moment = DateTimeOffset.ParseExact(
            restored.Output.Split("the state of ")[1][..23], "yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal);
        moment.ShouldBeInRange(from.AddSeconds(-1), from.AddSeconds(30));

        await using (var app =
            await CrmBotTestApp.StartAsync(folder)) (await app.Direct(DemoPeople.LinTao).SayAsync("恒达")).Words.ShouldContain("恒达");
        var notes = string.Join('\n', SomeStore.Ask(Path.Combine(folder, "crmbot.db"), "SELECT \"Note\" FROM interactions"));
        before.ShouldAllBe(mark => notes.Contains(mark));
        // What came after is gone, and so was truly after.
        after.ShouldNotBeEmpty();
        after.ShouldAllBe(mark => !notes.Contains(mark));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    [Trait("Tier", "Long")]
    public async Task When_the_whole_data_folder_goes_under_traffic_no_more_is_lost_than_since_the_last_scheduled_backup()
    {
        var (folder, elsewhere) = (Directory.CreateTempSubdirectory("crmbot-restore-").FullName,
            Directory.CreateTempSubdirectory("crmbot-backups-").FullName);
        var known = await TalkUntilTheFolderGoesAsync(folder, elsewhere);
        var newest = new BackupFolder(elsewhere).Newest.ShouldNotBeNull();
        var restored = await Ran.OnAsync(folder, "restore", newest.Path);
        restored.Code.ShouldBe(0, restored.Output);

        await using (var app =
            await CrmBotTestApp.StartAsync(folder)) (await app.Direct(DemoPeople.LinTao).SayAsync("恒达")).Words.ShouldContain("恒达");
        var notes = string.Join('\n', SomeStore.Ask(Path.Combine(folder, "crmbot.db"), "SELECT \"Note\" FROM interactions"));
        var saved = known.Where(one => one.At <= newest.MadeAt).Select(one => one.Mark).ToList();
        saved.Count.ShouldBeGreaterThan(10);
        saved.ShouldAllBe(mark => notes.Contains(mark));
        Directory.Delete(folder, recursive: true);
        Directory.Delete(elsewhere, recursive: true);
    }

    // Every mark that was acknowledged, and when that was seen at the latest.
    private static async Task<List<(string Mark, DateTimeOffset At)>> TalkUntilTheFolderGoesAsync(string folder, string elsewhere)
    {
        await using var app = await CrmBotTestApp.StartAsync(folder,
            settings: [("Backup:Every", "00:00:02"), ("Backup:Folder", elsewhere)]);
        var traffic = new Traffic(app.Teams, DemoPeople.RepsWithCustomer);
        traffic.GoTo(app.Http.BaseAddress);
        using var stop = new CancellationTokenSource();
        var talking = traffic.RunAsync(stop.Token);
        var known = new Dictionary<string, DateTimeOffset>();
        for (var left = 1_200; left > 0 && new BackupFolder(elsewhere).Newest is not { Number: >= 3 }; left--)
        {
            foreach (var mark in traffic.Acknowledged.ToList()) known.TryAdd(mark, DateTimeOffset.UtcNow);
            await Task.Delay(25, CancellationToken.None);
        }

        DeleteUnderTraffic(folder);
        await stop.CancelAsync();
        await talking;
        return [.. known.Select(one => (one.Key, one.Value))];
    }

    // The service makes files while they are deleted.
    private static void DeleteUnderTraffic(string folder)
    {
        for (var left = 50; Directory.Exists(folder); left--)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException) when (left > 0)
            {
                // Once more.
            }
        }
    }

    // What was acknowledged before the backup began, what was said only after it was made, and the moment it began.
    private static async Task<(IReadOnlyList<string> Before, IReadOnlyList<string> After, DateTimeOffset From)> TalkAsync(string folder)
    {
        await using var app = await CrmBotTestApp.StartAsync(folder);
        var traffic = new Traffic(app.Teams, DemoPeople.RepsWithCustomer);
        traffic.GoTo(app.Http.BaseAddress);
        using var stop = new CancellationTokenSource();
        var talking = traffic.RunAsync(stop.Token);
        await AcknowledgedAsync(traffic, 20);
        IReadOnlyList<string> before = [.. traffic.Acknowledged];
        var from = DateTimeOffset.UtcNow;
        (await Ran.OnAsync(folder, "backup")).Code.ShouldBe(0);
        var during = traffic.Acknowledged.ToHashSet();
        // Everybody finishes the sentence that was under way, so that what follows was certainly begun after the backup.
        await AcknowledgedAsync(traffic, during.Count + (2 * DemoPeople.RepsWithCustomer.Count));
        var under = traffic.Acknowledged.ToHashSet();
        await AcknowledgedAsync(traffic, under.Count + 20);
        await stop.CancelAsync();
        await talking;
        return (before, [.. traffic.Acknowledged.Except(under)], from);
    }

    private static async Task AcknowledgedAsync(Traffic traffic, int count)
    {
        for (var left = 1_200; left > 0 && traffic.Acknowledged.Count < count; left--) await Task.Delay(25);
        traffic.Acknowledged.Count.ShouldBeGreaterThanOrEqualTo(count);
    }
}
