using System.Reflection;
using CrmBot.Features.Customers;
using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Store;

/// <summary>
/// In a company's third year nothing that a person waits for, and nothing that the one writer does, may read a table from end to end:
/// with thirty customers nobody notices, with a million everybody waits.
/// </summary>
public sealed class FoundByIndexTests
{
    /// <summary>Statements that read a whole table and may: why.</summary>
    private static readonly Dictionary<string, string> Allowed = new()
    {
        ["SweepOutbox.OldRows"] = "once an hour, in a view of its own, so nobody waits",
        ["ForgetOldTurns.OldMemory"] = "once an hour; places are as many as are heard from in ninety days",
        ["ForgetThreads.Old"] = "once an hour, in a view of its own",
        ["SweepOutbox.OldCopies"] = "reads the first five hundred in the order of the key",
        ["TimerView.Failed"] = "for the operator's card, in a view; timers are what lies ahead, not what was",
        ["AuditRows.Postgres"] = "PostgreSQL has an index in that order",
        ["ForgetAudit.DropFromPostgres"] = "PostgreSQL has an index in that order",
    };

    private static readonly string[] Starts = ["SELECT ", "UPDATE ", "DELETE ", "INSERT "];

    private static readonly string[] Day =
    [
        "新客户 海通精密 张工 13811112233 想换两台加工中心 预算80万", "刚跟恒达王工聊了，参数没问题，下周五再打", "明天下午三点提醒我给佳美回电话", "今天要跟进谁", "恒达", "恒达电话多少",
        "恒达是谁介绍的", "给恒达打上标签 价格敏感", "恒达的单子金额68万，月底签", "恒达到报价了", "我的商机", "我的客户", "我的线索", "待跟进的线索", "公海里有什么", "张工电话改成 13811112244",
        "撤销", "恒达 3 号机异响 报修", "我的工单", "待处理的工单", "哪些工单快超时了", "超时的工单", "恒达的工单", "搜一下 报价", "海通给8分 需求3 预算2 决策2 时间1", "佳美和海通是同一家",
    ];

    [Fact]
    public async Task No_statement_of_ours_reads_a_growing_table_from_end_to_end()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        using var plans = new QueryPlans(Path.Combine(app.DataFolder, "crmbot.db"));
        var ours = OurStatements().Where(one => plans.CanRun(one.Sql)).ToList();
        ours.Count.ShouldBeGreaterThan(60);
        ours.Where(one => !Allowed.ContainsKey(one.Name)).Select(one => (one.Name, Tables: plans.ReadsWhole(one.Sql)))
            .Where(one => one.Tables.Count > 0)
            .Select(one => $"{one.Name}: {string.Join(", ", one.Tables)}").ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_that_people_say_on_a_day_reads_a_growing_table_from_end_to_end()
    {
        using var heard = new HeardStatements();
        await using var app = await CrmBotTestApp.StartAsync();
        var database = Path.Combine(app.DataFolder, "crmbot.db");
        heard.ListenTo(database);
        foreach (var who in new[] { DemoPeople.LinTao, DemoPeople.Agent, DemoPeople.TeamLead })
            foreach (var sentence in Day) await app.Direct(who).SayAsync(sentence);
        heard.All.Count().ShouldBeGreaterThan(40);
        using var plans = new QueryPlans(database);
        heard.All.Select(sql => (Sql: sql, Tables: plans.ReadsWhole(sql))).Where(one => one.Tables.Count > 0)
            .Select(one => $"{string.Join(", ", one.Tables)}: {one.Sql}").ShouldBeEmpty();
    }

    // Statements are constants: SqlClass.Statement.
    private static IEnumerable<(string Name, string Sql)> OurStatements() =>
        from type in new[] { typeof(IStore).Assembly, typeof(Customer).Assembly, typeof(CrmBotApp).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
        from field in type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly)
        where field.IsLiteral && field.FieldType == typeof(string) && IsStatement((string)field.GetRawConstantValue()!)
        select ($"{type.Name}.{field.Name}", (string)field.GetRawConstantValue()!);

    private static bool IsStatement(string text) =>
        Starts.Any(start => text.StartsWith(start, StringComparison.Ordinal)) && !text.Contains("pg_", StringComparison.Ordinal)
        && !text.Contains("FOR UPDATE", StringComparison.Ordinal);
}
