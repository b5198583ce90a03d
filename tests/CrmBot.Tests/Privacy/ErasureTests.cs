using CrmBot.Commands;
using CrmBot.Features.Privacy.Erasing;
using CrmBot.Runtime.Audit;
using CrmBot.Runtime.Store;
using CrmBot.Tests.Backups;
using CrmBot.Tests.TestApp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Privacy;

/// <summary>Who is erased is found nowhere any more, and what counts stays.</summary>
public sealed class ErasureTests
{
    private const string Ask = $"删除{PrivacyStory.Customer}{PrivacyStory.Name}的个人信息";

    [Theory, EachEngine]
    public async Task After_erasing_a_contact_no_table_file_log_or_later_backup_has_name_phone_or_mail_and_the_audit_log_is_whole(
        EngineKind engine)
    {
        var folder = Directory.CreateTempSubdirectory("crmbot-erase-").FullName;
        var settings = await FreshDatabase.OnAsync(engine);
        await using (var app = await CrmBotTestApp.StartAsync(folder, settings: settings))
        {
            await PrivacyStory.TellAsync(app);
            (await StoreScan.RowsAsync(app, PrivacyStory.Words)).Select(found => found.Split('.')[0]).Distinct().Count()
                .ShouldBeGreaterThan(8, "otherwise nothing is tested");
            await app.Services.GetRequiredService<SealAudit>().RunAsync(CancellationToken.None);
            await PrivacyStory.EraseAsync(app, Ask);

            (await StoreScan.FindAsync(app, PrivacyStory.Words)).ShouldBeEmpty();
            foreach (var chat in new[] { DemoPeople.LinTao, DemoPeople.TeamLead })
                foreach (var seen in app.Direct(chat).Messages.Where(seen => seen.Card is not null))
                    seen.Words.ShouldNotContain(PrivacyStory.Phone);
            var answer = await app.Direct(DemoPeople.LinTao).SayAsync(PrivacyStory.Customer);
            answer.Words.ShouldContain(PrivacyStory.Customer);
            answer.Words.ShouldNotContain(PrivacyStory.Name);
            await app.Services.GetRequiredService<SealAudit>().RunAsync(CancellationToken.None);
        }

        (await CheckAuditAsync(folder, settings)).ShouldBeEmpty();
        // A server is backed up by its own tools.
        if (engine == EngineKind.Sqlite) await BackedUpAsync(folder);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("删除恒达李红的个人信息", "王强")]
    [InlineData("删除恒达的所有个人信息", "行李工具")]
    public async Task Who_is_spoken_of_by_a_form_of_address_nobody_filed_is_not_found_by_it_either(string ask, string stays)
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("刚跟恒达李老板通了电话，李老板说交期要提前，行李工具备好了");
        await lin.SayAsync("下周四提醒我给恒达李老板回电话");
        var card = await lin.SayAsync("恒达");
        card.Words.ShouldContain("李老板", Case.Sensitive, "李红 is filed as 李厂长 only");
        await PrivacyStory.EraseAsync(app, ask);
        (await StoreScan.RowsAsync(app, "李老板")).ShouldBeEmpty();
        lin.Messages.Where(seen => seen.Card is not null && seen.Words.Contains("李老板", StringComparison.Ordinal)).Select(seen => seen.Words)
            .ShouldBeEmpty();
        (await StoreScan.RowsAsync(app, stays)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_form_of_address_of_another_customers_person_or_of_a_colleague_stays()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("刚跟佳美李老板通了电话，价格还要谈");
        await lin.SayAsync("刚跟恒达李红通了电话，小李也在，她下周总结");
        await PrivacyStory.EraseAsync(app, "删除恒达李红的个人信息");
        (await lin.SayAsync("佳美")).Words.ShouldContain("李老板");
        (await lin.SayAsync("恒达")).Words.ShouldContain("小李");
    }

    [Theory, EachEngine]
    public async Task Delivered_cards_are_edited_and_amounts_counts_and_dates_stay(EngineKind engine)
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: await FreshDatabase.OnAsync(engine));
        await PrivacyStory.TellAsync(app);
        var before = await CountsAsync(app);
        app.Direct(DemoPeople.LinTao).Messages.Count(seen => seen.Words.Contains(PrivacyStory.Name, StringComparison.Ordinal))
            .ShouldBeGreaterThan(3);
        await PrivacyStory.EraseAsync(app, Ask);
        for (var left = 100; left > 0 && app.Direct(DemoPeople.LinTao).Messages
            .Any(seen => seen.Card is not null && seen.Words.Contains(PrivacyStory.Name, StringComparison.Ordinal)); left--)
                await Task.Delay(100, TestContext.Current.CancellationToken);
        app.Direct(DemoPeople.LinTao).Messages
            .Where(seen => seen.Card is not null && seen.Words.Contains(PrivacyStory.Name, StringComparison.Ordinal))
            .Select(seen => seen.Words).ShouldBeEmpty();
        (await CountsAsync(app)).ShouldBe(before);
    }

    [Theory, EachEngine]
    public async Task Erasing_a_whole_customer_takes_its_name_and_all_its_people_and_leaves_others_alone(EngineKind engine)
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: await FreshDatabase.OnAsync(engine));
        await PrivacyStory.TellAsync(app);
        await PrivacyStory.EraseAsync(app, $"删除{PrivacyStory.Customer}的所有个人信息");
        (await StoreScan.FindAsync(app, [.. PrivacyStory.Words, PrivacyStory.Customer])).ShouldBeEmpty();
        (await app.Direct(DemoPeople.LinTao).SayAsync("恒达")).Words.ShouldContain("恒达");
    }

    [Fact]
    public async Task A_backup_from_before_brings_nobody_back()
    {
        var folder = Directory.CreateTempSubdirectory("crmbot-erase-").FullName;
        // Its cards are edited after the restart: the messenger they stand in must still be there.
        var first = await CrmBotTestApp.StartAsync(folder);
        await PrivacyStory.TellAsync(first);
        await first.StopAsync();
        (await Ran.OnAsync(folder, "backup")).Code.ShouldBe(0);
        await using (var app = await CrmBotTestApp.StartAsync(folder, first.Teams))
        {
            await PrivacyStory.EraseAsync(app, Ask);
            var card = app.Direct(DemoPeople.TeamLead).Messages.Last(seen => seen.Card is not null);
            app.Direct(DemoPeople.TeamLead).Messages
                .ShouldContain(seen => seen.Words.Contains(".backup", StringComparison.Ordinal), card.Words);
        }

        // The list holds digests only.
        var list = await File.ReadAllTextAsync(Path.Combine(folder, "erased.list"), TestContext.Current.CancellationToken);
        list.ShouldStartWith("contact ");
        var restored = await Ran.OnAsync(folder, "restore", Directory.EnumerateFiles(Path.Combine(folder, "backups"), "*.backup").Single(),
            "--force");
        restored.Code.ShouldBe(0, restored.Output);
        restored.Output.ShouldContain("erased again");
        StoreScan.Rows(Path.Combine(folder, "crmbot.db"), PrivacyStory.Words).ShouldNotBeEmpty("the backup had it");
        await using (var app = await CrmBotTestApp.StartAsync(folder))
        {
            StoreScan.Find(folder, PrivacyStory.Words).ShouldBeEmpty();
            (await app.Services.GetRequiredService<EraseAgain>().RunAsync(CancellationToken.None)).ShouldBe(0);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Theory, EachEngine]
    public async Task What_another_person_has_too_is_left_to_them(EngineKind engine)
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: await FreshDatabase.OnAsync(engine));
        await PrivacyStory.TellAsync(app);
        var wang = app.Direct(DemoPeople.WangLei);
        await wang.SayAsync($"新线索 北辰仪器 采购{PrivacyStory.Name} 13911112222 展会来的");
        await PrivacyStory.EraseAsync(app, Ask);
        (await wang.SayAsync("北辰仪器")).Words.ShouldContain(PrivacyStory.Name);
        (await app.Direct(DemoPeople.LinTao).SayAsync(PrivacyStory.Customer)).Words.ShouldNotContain(PrivacyStory.Name);
    }

    private static async Task<(int, int, long?)> CountsAsync(CrmBotTestApp app) =>
        await app.Services.GetRequiredService<IStore>().ReadAsync(
            async (view, token) => (
                await view.Db.Set<Features.Interactions.Interaction>().CountAsync(token),
                await view.Db.Set<Features.Tickets.Ticket>().CountAsync(token),
                await view.Db.Set<Features.Deals.Deal>().OrderByDescending(deal => deal.Id).Select(deal => deal.Amount)
                    .FirstOrDefaultAsync(token)),
            CancellationToken.None);

    private static async Task<IReadOnlyList<string>> CheckAuditAsync(string folder, (string Key, string Value)[] settings)
    {
        await using var app = CrmBotApp.Build(
            ["--environment", "Development", "--Data:Folder", folder,
                .. settings.SelectMany(setting => (string[])["--" + setting.Key, setting.Value])]);
        return await CheckAudit.RunAsync(app.Services, CancellationToken.None);
    }

    private static async Task BackedUpAsync(string folder)
    {
        (await Ran.OnAsync(folder, "backup")).Code.ShouldBe(0);
        var other = Directory.CreateTempSubdirectory("crmbot-erase-").FullName;
        (await Ran.OnAsync(other, "restore", Directory.EnumerateFiles(Path.Combine(folder, "backups"), "*.backup").Single())).Code.ShouldBe(
            0);
        StoreScan.Find(other, PrivacyStory.Words).ShouldBeEmpty();
        Directory.Delete(other, recursive: true);
    }
}
