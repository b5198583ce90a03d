using System.Text;
using CrmBot.Features.Imports.CustomerRows;
using CrmBot.Features.Imports.Tables;
using CrmBot.Runtime.Store;
using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Imports;

/// <summary>A table of customers becomes customers: read whatever way it was kept, added to what is known, and taken back.</summary>
public sealed class ImportCustomersTests(DemoApp demo) : IClassFixture<DemoApp>
{
    private static readonly object[][] Rows =
    [
        ["客户名单（销售一组）"],
        ["公司名称", "联系人", "职位", "手机", "邮箱", "行业", "城市", "客户来源", "负责人", "标签", "客户等级", "备注", "跟进记录", "跟进人", "跟进时间", "创建人", "创建时间", "传真"],
        ["铜陵市皖江铸造有限公司", "汪洋", "采购经理", 13900001201L, "Wang@wanjiang.example", "铸造", "铜陵", "2024广交会", "林涛", "老客户,账期长", "A类", "要账期\n月结60天",
            "寄了样品，客户满意", "王磊", new DateTime(2025, 3, 14), "林涛", new DateTime(2024, 11, 2, 9, 30, 0), "0562-1"],
        ["铜陵市皖江铸造有限公司", "赵敏", "总经理", 13900001202L, "", "", "", "", "", "", "", "", "电话里说二季度开工", "孙已离职", new DateTime(2025, 5, 6), "", "",
            ""],
        ["皖江铸造", "汪洋", "", 13900001201L, "", "铸造", "", "", "", "", "", "", "", "", "", "", "", ""],
        ["海盐县欣荣紧固件厂", "", "", "0573-86990011/13900001203", "", "紧固件", "海盐", "官网", "", "", "VIP", "", "", "", "", "",
            new DateTime(2024, 12, 1), ""],
        ["海盐县欣荣紧固件厂", "", "", "0573-86990011/13900001203", "", "紧固件", "海盐", "官网", "", "", "VIP", "", "", "", "", "",
            new DateTime(2024, 12, 1), ""],
    ];

    private readonly ImportBed bed = new(demo.App);

    [Fact]
    public async Task The_same_table_in_every_form_gives_the_same_store_and_taking_it_back_restores_exactly()
    {
        var before = await bed.SnapshotAsync();
        List<TableFile> forms =
        [
            SomeTables.Csv(new UTF8Encoding(false), ',', Rows), SomeTables.Csv(new UTF8Encoding(true), ';', Rows),
            SomeTables.Csv(SomeTables.Gb18030, ',', Rows),
            SomeTables.Csv(Encoding.Unicode, '\t', Rows), SomeTables.Csv(Encoding.BigEndianUnicode, ',', Rows),
            await SomeTables.WorkbookAsync(Rows),
        ];
        List<string>? first = null;
        foreach (var form in forms)
        {
            var (shown, _) = await bed.PreviewAsync(form);
            (await bed.SnapshotAsync()).ShouldBe(before, "a preview stores nothing");
            Counts(shown).ShouldBe((2, 1, 0, 1, 1, 0));
            shown.Unknown.ShouldBe(["传真"]);
            var (run, done) = await bed.ImportAsync(form);
            Counts(done).ShouldBe((2, 1, 0, 1, 1, 0));
            var after = await bed.SnapshotAsync();
            first ??= after;
            after.ShouldBe(first);
            var (again, more) = await bed.ImportAsync(form);
            Counts(more).ShouldBe((0, 0, 0, 4, 1, 0));
            (await bed.SnapshotAsync()).ShouldBe(first, "the same table again adds nothing");
            await bed.TakeBackAsync(again);
            (await bed.TakeBackAsync(run)).ShouldBe(new TakenBackCustomers(2, 0, 0, 0));
            (await bed.SnapshotAsync()).ShouldBe(before);
        }

        string[] told =
        [
            "contact 铜陵市皖江铸造有限公司 | 汪洋 | 采购经理 | 0", "contact 铜陵市皖江铸造有限公司 | 赵敏 | 总经理 | 1",
            "method 铜陵市皖江铸造有限公司 | 汪洋 | Phone | +8613900001201 | 林涛", "method 铜陵市皖江铸造有限公司 | 汪洋 | Email | wang@wanjiang.example | 林涛",
            "talk 铜陵市皖江铸造有限公司 | 王磊 |  | 汪洋 | 2025-03-14 | 1741924800000 | 寄了样品，客户满意",
            "talk 铜陵市皖江铸造有限公司 | - | 孙已离职 | 赵敏 | 2025-05-06 | 1746504000000 | 电话里说二季度开工",
            "method 海盐县欣荣紧固件厂 | - | Phone | +8657386990011 | -", "method 海盐县欣荣紧固件厂 | - | Phone | +8613900001203 | -",
            "tagged 铜陵市皖江铸造有限公司 | 账期长",
        ];
        foreach (var line in told) first!.ShouldContain(line);
        first!.ShouldContain(line => line.StartsWith("customer 铜陵市皖江铸造有限公司 |", StringComparison.Ordinal)
            && line.EndsWith("| 铸造 | 铜陵 |  | expo | A |  | lead | 要账期\n月结60天 | 林涛 | 1730511000000 | 林涛", StringComparison.Ordinal));
    }

    [Fact]
    public async Task On_PostgreSQL_the_same_table_is_shown_taken_in_added_to_nothing_and_taken_back()
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: await FreshDatabase.OnAsync(EngineKind.Postgres));
        var server = new ImportBed(app);
        var before = await server.SnapshotAsync();
        var table = await SomeTables.WorkbookAsync(Rows);
        Counts((await server.PreviewAsync(table)).Report).ShouldBe((2, 1, 0, 1, 1, 0));
        (await server.SnapshotAsync()).ShouldBe(before, "a preview stores nothing");
        var (run, done) = await server.ImportAsync(table);
        Counts(done).ShouldBe((2, 1, 0, 1, 1, 0));
        var after = await server.SnapshotAsync();
        var (again, more) = await server.ImportAsync(table);
        Counts(more).ShouldBe((0, 0, 0, 4, 1, 0));
        (await server.SnapshotAsync()).ShouldBe(after, "the same table again adds nothing");
        await server.TakeBackAsync(again);
        (await server.TakeBackAsync(run)).ShouldBe(new TakenBackCustomers(2, 0, 0, 0));
        (await server.SnapshotAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_known_customer_is_only_added_to_and_what_differs_stays_and_is_told()
    {
        var before = await bed.SnapshotAsync();
        var table = SomeTables.Csv("客户,联系人,手机,行业,地址,标签,负责人", "恒达,新来的周工,13900001301,完全别的行业,苏州工业园区8号,新标签甲,王磊");
        var (shown, errors) = await bed.PreviewAsync(table);
        Counts(shown).ShouldBe((0, 0, 1, 0, 0, 0));
        shown.Kept.ShouldBe(1);
        errors.ShouldContain("「完全别的行业」和现有的不一样，保留原值");
        errors.ShouldContain("「王磊」和现有的不一样，保留原值");
        var (run, _) = await bed.ImportAsync(table);
        var file = (await demo.FileAsync("恒达"))!;
        file.Contacts.ShouldContain(contact => contact.Name == "新来的周工");
        file.Methods.ShouldContain(method => method.Value == "+8613900001301" && method.Channel == "import" && method.ToldBy == null);
        file.Tags.ShouldContain("新标签甲");
        file.Customer.Industry.ShouldNotBe("完全别的行业");
        file.Owner!.Name.ShouldBe("林涛");
        (await bed.TakeBackAsync(run)).ShouldBe(new TakenBackCustomers(0, 1, 0, 0));
        (await bed.SnapshotAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task What_somebody_has_worked_on_since_stays_when_the_import_is_taken_back()
    {
        var (run, _) = await bed.ImportAsync(
            SomeTables.Csv("公司,联系人,电话,负责人", "泰兴蓝湾化工,吴工,13900001401,林涛", "如皋长江阀门,季工,13900001402,林涛", "启东海风电缆,施工,13900001403,林涛"));
        var chat = demo.Chat(DemoPeople.LinTao);
        await chat.SayAsync("刚跟泰兴蓝湾化工吴工通了电话，要补技术参数");
        await chat.SayAsync("如皋长江阀门打上标签 老客户");
        (await bed.TakeBackAsync(run)).ShouldBe(new TakenBackCustomers(1, 0, 0, 2));
        (await demo.FileAsync("启东海风电缆")).ShouldBeNull();
        (await demo.FileAsync("泰兴蓝湾化工"))!.Methods.ShouldNotBeEmpty();
        (await demo.FileAsync("如皋长江阀门"))!.Contacts.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Rows_that_cannot_be_taken_in_say_why_and_the_list_of_errors_opens_in_a_spreadsheet()
    {
        await bed.ImportAsync(SomeTables.Csv("公司,电话", "兴化东风船舶,13900001501", "靖江西风钢构,13900001502"));
        var (report, errors) = await bed.PreviewAsync(SomeTables.Csv(
            "公司,电话,邮箱,负责人,跟进记录,跟进时间",
            ",13900001511,,,,",
            "甲一公司,1.39E+10,,,,",
            "甲二公司,abc,not-a-mail,,,",
            "甲三公司,,,没有这个人,,",
            "兴化东风船舶,13900001502,,,,",
            "甲四公司,13900001501/13900001502,,,,",
            "甲五公司,,,,聊过,2099-01-01",
            "甲六公司,,,,聊过,昨天下午",
            "=HYPERLINK(\"http://evil.example\"),abc,,,,"));
        report.Count(RowKind.Bad).ShouldBe(9);
        report.Issues.Select(issue => issue.Key).ShouldBe(["noName", "phoneRounded", "phone", "owner", "otherCustomer"]);
        errors.ShouldStartWith("\ufeff行号,");
        foreach (var said in (string[])["没有公司或客户名称", "科学计数", "邮箱「not-a-mail」不对", "没有叫「没有这个人」的同事", "「+8613900001502」是另一家客户的", "分属两家客户",
            "是将来的时间", "「昨天下午」不是日期"])
            errors.ShouldContain(said);
        errors.ShouldContain("\"'=HYPERLINK");
        errors.Split("\r\n").Count(line => line.Length > 0).ShouldBe(10);
    }

    [Fact]
    public async Task An_owner_may_be_given_by_mail_and_the_preview_says_for_whom_it_was_taken()
    {
        var table = SomeTables.Csv(
            "公司,电话,负责人,备注", "句容邮箱一厂,13900006001,lintao@contoso.example,爱喝龙井", "句容邮箱二厂,13900006002,Tao.Lin@contoso.example,",
            "句容邮箱三厂,13900006003,lily.chen@contoso.example,",
            "句容邮箱四厂,13900006004,nobody.here@contoso.example,", "句容邮箱五厂,13900006005,lintao@contoso.example,");
        var (shown, errors) = await bed.PreviewAsync(table);
        (shown.Count(RowKind.New), shown.Count(RowKind.Bad)).ShouldBe((4, 1));
        errors.ShouldContain("lintao@contoso.example = 林涛");
        errors.ShouldContain("没有叫「nobody.here@contoso.example」的同事");
        errors.Split('\n').Count(line => line.Contains("认作", StringComparison.Ordinal)).ShouldBe(3, "once for each address");
        var (run, _) = await bed.ImportAsync(table);
        var after = await bed.SnapshotAsync();
        foreach (var (name, owner) in ((string, string)[])[("一", "林涛"), ("二", "林涛"), ("三", "Lily Chen"), ("五", "林涛")])
            after.ShouldContain(line => line.StartsWith($"customer 句容邮箱{name}厂 |") && line.Contains($"| {owner} |"));
        after.ShouldContain(line => line.StartsWith("customer 句容邮箱一厂 |") && line.Contains("爱喝龙井"));
        await bed.TakeBackAsync(run);
    }

    [Fact]
    public async Task A_corrected_list_of_errors_can_be_sent_back_as_it_is()
    {
        var (_, errors) = await bed.PreviewAsync(SomeTables.Csv("公司,电话", "海门中南建材,错的", "海门中北建材,13900001601"));
        var (report, _) = await bed.PreviewAsync(
            new TableFile("改好.csv", Encoding.UTF8.GetBytes(errors.Replace("错的\r\n", "13900001602\r\n", StringComparison.Ordinal))));
        (Counts(report), report.Unknown.Count, report.Total).ShouldBe(((1, 0, 0, 0, 0, 0), 0, 1));
    }

    [Fact]
    public async Task English_headings_and_a_mapping_are_understood()
    {
        var english =
            Encoding.UTF8.GetBytes(
                "Company\tFull Name\tJob Title\tWork Phone\tE-mail\tLead Source\tAccount Owner\tLast Contact Date\tCall Notes\r\nNorthwind Rivets\tAda Stone\tBuyer\t+1 512 555 0143\tada@northwind.example\tTrade show\tLily Chen\t3/31/2025\tasked for a quote\r\n");
        var (run, report) = await bed.ImportAsync(new TableFile("crm.csv", english));
        Counts(report).ShouldBe((1, 0, 0, 0, 0, 0));
        (report.Talks, report.Unknown.Count).ShouldBe((1, 0));
        var file = (await demo.FileAsync("Northwind Rivets"))!;
        (file.Customer.Source, file.Owner!.Name, file.Contacts[0].Title).ShouldBe(("expo", "Lily Chen", "Buyer"));
        await bed.TakeBackAsync(run);
        var mapped = ImportBed.Scope() with { Mapping = new CustomerMapping { Columns = new() { ["name"] = "抬头", ["phone"] = "号码" } } };
        var (other, _) = await bed.Get<PreviewCustomers>()
            .RunAsync(SomeTables.Csv("抬头,号码,客户", "苏北轴承,13900001701,甲方"), mapped, "zh-CN", CancellationToken.None);
        (Counts(other), other.New.Single(), other.Unknown.Single()).ShouldBe(((1, 0, 0, 0, 0, 0), "苏北轴承", "客户"));
    }

    private static (int New, int Joined, int Updated, int Unchanged, int Repeated, int Bad) Counts(ImportReport report) =>
        (report.Count(RowKind.New), report.Count(RowKind.Joined), report.Count(RowKind.Updated), report.Count(RowKind.Unchanged),
            report.Count(RowKind.Repeated), report.Count(RowKind.Bad));
}
