using System.Text.Json;
using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.Interactions;
using CrmBot.Features.Leads;
using CrmBot.Features.Reminders;
using CrmBot.Tests.TestApp;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Customers;

/// <summary>Two records that are one customer, and the day in which that can be taken back.</summary>
public sealed class MergeCustomersTests(DemoApp demo) : IClassFixture<DemoApp>
{
    private readonly Chat lin = demo.Chat(DemoPeople.LinTao);

    [Fact]
    public async Task A_merge_and_its_undo_restore_both_files_byte_for_byte()
    {
        await TwoAsync("平湖光学", "平湖光电", "13844440001");
        var before = await FilesAsync("平湖光学", "平湖光电");
        var merged = await MergeAsync("合并平湖光学和平湖光电");
        merged.Words.ShouldContain("已合并");
        (await FilesAsync("平湖光学", "平湖光电")).ShouldNotBe(before);
        (await lin.SayAsync("平湖光电")).Words.ShouldContain("平湖光学");
        await lin.ClickAsync(merged, "turn.undo");
        (await FilesAsync("平湖光学", "平湖光电")).ShouldBe(before);
    }

    [Fact]
    public async Task Whom_nobody_knows_cannot_be_merged_and_that_is_said_before_any_button()
    {
        var told = await lin.SayAsync("合并华东机电和华东机电有限公司");
        told.Words.ShouldContain("没有叫「华东机电有限公司」的客户");
        told.Words.ShouldNotContain("并进来的");
    }

    [Fact]
    public async Task After_a_merge_one_file_has_everything_and_both_names_find_it()
    {
        await TwoAsync("平阳标件厂", "平阳紧固厂", "13844440002");
        await MergeAsync("合并平阳标件厂和平阳紧固厂");
        var kept = (await demo.FileAsync("平阳标件厂"))!;
        kept.Contacts.ShouldHaveSingleItem().Name.ShouldBe("钟强");
        kept.Methods.Select(method => method.Value).ShouldBe(["+8613844440002", "zhong@other.example"], ignoreOrder: true);
        kept.Tags.ShouldContain("价格敏感");
        var card = await lin.SayAsync("平阳紧固厂");
        card.Words.ShouldContain("并入的");
        (await NotesAsync("平阳标件厂")).Count.ShouldBe(1);
        (await NotesAsync("平阳紧固厂")).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_written_since_goes_back_to_the_one_it_was_said_of_and_the_rest_is_listed()
    {
        await TwoAsync("桐乡皮草", "桐乡皮革", "13844440003");
        var merged = await MergeAsync("合并桐乡皮草和桐乡皮革");
        await lin.SayAsync("跟桐乡皮革通了电话，他说上次的色卡偏深");
        await lin.SayAsync("跟桐乡皮草通了电话，谈了付款方式");
        await lin.SayAsync("明天下午三点提醒我给桐乡皮革寄色卡");
        var undone = DemoApp.Words(await lin.ClickAsync(merged, "turn.undo"));
        undone.ShouldContain("合并之后记的这些没有带走");
        undone.ShouldContain("付款方式");
        undone.ShouldNotContain("色卡");
        (await NotesAsync("桐乡皮革")).ShouldContain(note => note.Contains("色卡"));
        (await NotesAsync("桐乡皮革")).ShouldNotContain(note => note.Contains("付款方式"));
        (await NotesAsync("桐乡皮草")).ShouldContain(note => note.Contains("付款方式"));
        (await NotesAsync("桐乡皮草")).ShouldNotContain(note => note.Contains("色卡"));
        var id = (await demo.FileAsync("桐乡皮革"))!.Customer.Id;
        (await demo.ReadAsync(view => view.Db.Set<Reminder>()
            .CountAsync(reminder => reminder.CustomerId == id && reminder.Text.Contains("色卡") && reminder.Kind == ReminderKind.Reminder)))
            .ShouldBe(1);
    }

    [Fact]
    public async Task A_field_that_was_changed_since_keeps_its_newer_value()
    {
        await TwoAsync("嘉善木业", "嘉善木材", "13844440004");
        var merged = await MergeAsync("合并嘉善木业和嘉善木材");
        await lin.SayAsync("嘉善木业 5/5/5/5");
        await lin.ClickAsync(merged, "turn.undo");
        (await demo.FileAsync("嘉善木业"))!.Customer.Grade.ShouldBe("A");
        (await demo.FileAsync("嘉善木材"))!.Customer.MergedIntoId.ShouldBeNull();
    }

    [Fact]
    public async Task Points_of_both_are_one_purse_and_who_brought_the_other_brought_nobody_once_they_are_one()
    {
        await TwoAsync("海宁皮件", "海宁皮具", "13844440018");
        var lead = demo.Chat(DemoPeople.TeamLead);
        await lead.SayAsync("给海宁皮件加300积分 补偿");
        await lead.SayAsync("给海宁皮具加200积分 补偿");
        await lin.SayAsync("海宁皮件是海宁皮具介绍来的");
        var merged = await MergeAsync("合并海宁皮件和海宁皮具");
        (await lin.SayAsync("海宁皮件还有多少积分")).Words.ShouldContain("积分 500");
        (await lin.SayAsync("海宁皮件是谁介绍的")).Words.ShouldContain("没记海宁皮件是谁介绍的");
        await lin.ClickAsync(await lin.SayAsync("海宁皮件兑换400分"), "draft.save");
        (await lin.SayAsync("海宁皮具还有多少积分")).Words.ShouldContain("积分 100");
        await lin.ClickAsync(merged, "turn.undo");
        (await lin.SayAsync("海宁皮件还有多少积分")).Words.ShouldContain("积分 0");
        (await lin.SayAsync("海宁皮具还有多少积分")).Words.ShouldContain("积分 100");
    }

    [Fact]
    public async Task Nobody_merges_what_is_not_theirs()
    {
        await TwoAsync("海宁家纺", "海宁布艺", "13844440005");
        var lily = demo.Chat(DemoPeople.Lily);
        var told = await lily.SayAsync("合并海宁家纺和海宁布艺");
        told.Words.ShouldContain("林涛");
        told.Words.ShouldNotContain("并进来的", Case.Sensitive, "said before any button");
        (await demo.FileAsync("海宁布艺"))!.Customer.MergedIntoId.ShouldBeNull();
    }

    [Fact]
    public async Task The_owners_lead_may_take_a_merge_back_and_a_rep_of_another_team_may_not()
    {
        await TwoAsync("安吉转椅", "安吉座椅", "13844440008");
        var merged = await MergeAsync("合并安吉转椅和安吉座椅");
        var data = (JsonObject)CardWords.Button(merged.Card!, "turn.undo")["data"]!;
        var lily = demo.Chat(DemoPeople.Lily);
        await lily.SayAsync("help");
        DemoApp.Words(await lily.ClickAsync("none", "turn.undo", (JsonObject)data.DeepClone())).ShouldContain("lead");
        var lead = demo.Chat(DemoPeople.TeamLead);
        await lead.SayAsync("帮助");
        DemoApp.Words(await lead.ClickAsync("none", "turn.undo", (JsonObject)data.DeepClone())).ShouldContain("已撤销");
        (await demo.FileAsync("安吉座椅"))!.Customer.MergedIntoId.ShouldBeNull();
    }

    [Fact]
    public async Task Two_people_called_Zhang_Wei_stay_apart_and_nobody_is_asked_again()
    {
        await lin.SayAsync("新线索 张伟商行 张伟 13844440006 展会");
        var question = await lin.SayAsync("新线索 张伟商行 张伟 13844440007 官网");
        await lin.ClickAsync(question, "draft.save");
        (await demo.ReadAsync(
            view => view.Db.Set<Customer>().CountAsync(customer => customer.Name == "张伟商行" && customer.MergedIntoId == null))).ShouldBe(2);
        var pairs = await demo.ReadAsync(view =>
            DuplicatePairs.FindAsync(view, view.Db.Set<Customer>().Where(customer => customer.Name == "张伟商行"), CancellationToken.None));
        pairs.ShouldBeEmpty();
    }

    private async Task TwoAsync(string one, string other, string phone)
    {
        await lin.SayAsync($"新线索 {one} 采购经理钟强 {phone} 展会 想要一批样品");
        var question = await lin.SayAsync($"新线索 {other} 钟强 {phone} 邮箱zhong@other.example 官网来的 预算20万");
        await lin.ClickAsync(question, "lead.create");
        await lin.SayAsync($"{other}打个标签 价格敏感");
        await lin.SayAsync($"跟{other}通了电话，这是另一家的跟进，要一份报价");
    }

    private async Task<Seen> MergeAsync(string said)
    {
        var draft = await lin.SayAsync(said);
        await lin.ClickAsync(draft, "draft.save");
        return await demo.App.Teams.WaitAsync(lin.Conversation,
            seen => seen.LastOrDefault(one => one.Words.Contains("已合并", StringComparison.Ordinal)), "the merged card");
    }

    private Task<List<string>> NotesAsync(string name) => demo.ReadAsync(async view =>
    {
        var id = await view.Db.Set<Customer>().Where(customer => customer.Name == name).Select(customer => customer.Id).SingleAsync();
        return await view.Db.Set<Interaction>().Where(interaction => interaction.CustomerId == id).Select(interaction => interaction.Note)
            .ToListAsync();
    });

    /// <summary>
    /// Every stored value of both customers and of all that belongs to them; versions only move forward and are left out.
    /// </summary>
    private Task<string> FilesAsync(params string[] names) => demo.ReadAsync(async view =>
    {
        var all = new JsonArray();
        foreach (var name in names)
        {
            var customer = await view.Db.Set<Customer>().AsNoTracking().SingleAsync(one => one.Name == name);
            all.Add(Values(customer));
            await AddAsync<Contact>(one => one.CustomerId == customer.Id);
            await AddAsync<ContactMethod>(one => one.CustomerId == customer.Id);
            await AddAsync<ChainMember>(one => one.CustomerId == customer.Id);
            await AddAsync<CustomerTag>(one => one.CustomerId == customer.Id);
            await AddAsync<CustomerKey>(one => one.CustomerId == customer.Id);
            await AddAsync<Interaction>(one => one.CustomerId == customer.Id);
            await AddAsync<Reminder>(one => one.CustomerId == customer.Id);
            await AddAsync<Lead>(one => one.CustomerId == customer.Id);
        }

        return all.ToJsonString();

        async Task AddAsync<T>(System.Linq.Expressions.Expression<Func<T, bool>> which)
            where T : CrmBot.Runtime.Store.Record
        {
            foreach (var record in await view.Db.Set<T>().AsNoTracking().Where(which).OrderBy(record => record.Id).ToListAsync())
                all.Add(Values(record));
        }
    });

    private static JsonObject Values(CrmBot.Runtime.Store.Record record)
    {
        var values = JsonSerializer.SerializeToNode(record, record.GetType())!.AsObject();
        values.Remove(nameof(CrmBot.Runtime.Store.Record.Version));
        return values;
    }
}
