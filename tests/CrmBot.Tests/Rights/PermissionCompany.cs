using CrmBot.Bridge;
using CrmBot.Features.Customers;
using CrmBot.Features.Digests;
using CrmBot.Features.Interactions;
using CrmBot.Features.People;
using CrmBot.Features.People.Leaves;
using CrmBot.Features.Reminders;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.WorldSnapshot;
using CrmBot.Tests.TestApp;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CrmBot.Tests.Rights;

/// <summary>Somebody of one role, with a customer and one of everything that sentences speak of.</summary>
internal sealed record Owner(string Role, string DirectoryId, Guid Id, string Name, string Customer)
{
    public string Team { get; init; } = "";

    public Guid CustomerId { get; init; }

    /// <summary>The customer of the records that buttons are about, so that sentences about the first one find nothing of theirs.</summary>
    public Guid StockId { get; init; }

    public Guid Reminder { get; init; }

    public Guid Interaction { get; init; }

    public Guid Leave { get; init; }

    public Guid Correction { get; init; }

    public Guid Plan { get; init; }

    public Guid Digest { get; init; }
}

/// <summary>
/// A company with one person of every role in a team of their own, and for each of them a rep of
/// the same team and one of another, whose records are "the team's" and "somebody else's": whatever
/// one of them may do to those or to their team's board, the answers to the others stay the same.
/// </summary>
public sealed class PermissionCompany : IAsyncLifetime
{
    private static readonly (string Role, string Team, string Name, string Customer)[] Told =
    [
        (Roles.Rep, "销售一组", "钱一鸣", "华锐轴承"), (Roles.Lead, "销售三组", "钱二虎", "恒信阀门"), (Roles.Agent, "客服组", "钱三多", "鼎盛电缆"),
        (Roles.Presales, "售前组", "钱四海", "瑞安泵业"), (Roles.Manager, "管理层", "钱五福", "泰和机床"), (Roles.Director, "总经办", "钱六顺", "盛通模具"),
        (Roles.Admin, "信息部", "钱七星", "永固紧固件"), (Roles.Partner, "渠道", "钱八方", "金禾饲料"),
    ];

    private static readonly (string Name, string Customer)[] Others =
    [
        ("孙大圣", "广源冷链"), ("孙长青", "德胜机电"), ("孙有为", "康泰仪器"), ("孙立本", "嘉禾包装"),
        ("孙家栋", "明远光学"), ("孙伯安", "汇丰铸造"), ("孙若水", "天工刀具"), ("孙怀远", "万和电器"),
    ];

    private static readonly (string Name, string Customer)[] Mates =
    [
        ("吴大为", "东升齿轮"), ("吴国平", "西城锅炉"), ("吴佳慧", "南华液压"), ("吴启明", "北辰传动"),
        ("吴天成", "中远铸件"), ("吴晓东", "新宇焊材"), ("吴永强", "宏图印刷"), ("吴志远", "长丰塑胶"),
    ];

    private readonly Dictionary<string, Owner> own = [];
    private readonly Dictionary<string, Owner> mates = [];
    private readonly Dictionary<string, Owner> others = [];
    private int phones;

    public CrmBotTestApp App { get; private set; } = null!;

    internal IReadOnlyDictionary<string, Owner> Own => own;

    internal Owner Helper { get; private set; } = null!;

    /// <summary>Whose records <paramref name="whose"/> (own, team or other) means for somebody of that role.</summary>
    internal Owner OwnerFor(string role, string whose) => whose switch { "own" => own[role], "team" => mates[role], _ => others[role] };

    public async ValueTask InitializeAsync()
    {
        App = await CrmBotTestApp.StartAsync(
            services: services => services.AddSingleton(new InvokeBudgets { Action = TimeSpan.FromMinutes(2) }),
            settings: [("Demo:Enabled", "false"), ("Demo:People", "false")]);
        foreach (var (role, team, name, customer) in Told) own.Add(role, await AddAsync(role, team, name, customer));
        foreach (var ((name, customer), (role, team, _, _)) in Mates.Zip(Told))
            mates.Add(role, await AddAsync(Roles.Rep, team, name, customer));
        foreach (var ((name, customer), role) in Others.Zip(Roles.All)) others.Add(role, await AddAsync(Roles.Rep, "销售二组", name, customer));
        Helper = await AddAsync(Roles.Rep, "销售二组", "孙小妹", "德润化纤");
        // Whoever is asked about another team's leads finds one from the start,
        // and not only when somebody else's answer has made one by then.
        await new Chat(App, Helper.DirectoryId, "a:" + Helper.DirectoryId, "personal").SayAsync("新线索 永昌塑化 官网来的");
        // Turns do this themselves; who only reads sentences comes before the first turn.
        await App.Services.GetRequiredService<WorldKeeper>().LoadAsync(CancellationToken.None);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    /// <summary>A busy machine may take longer than a write may: then it is done again.</summary>
    internal async Task<T> WriteAsync<T>(Func<UnitOfWork, CancellationToken, Task<T>> write)
    {
        while (true)
        {
            try
            {
                return await App.Services.GetRequiredService<IStore>().WriteAsync("test", write, CancellationToken.None);
            }
            catch (TimeoutException)
            {
                await Task.Delay(100);
            }
        }
    }

    private Task<Owner> AddAsync(string role, string team, string name, string customer) =>
        WriteAsync((work, token) => AddAsync(work, role, team, name, customer, token));

    private async Task<Owner> AddAsync(
        UnitOfWork work, string role, string team, string name, string customer, CancellationToken cancellationToken)
    {
        var person = new Person { Name = name, Role = role, Team = team };
        work.Db.Add(person);
        await BindPerson.BindAsync(work, person, "id-" + name, cancellationToken);
        var file = App.Services.GetRequiredService<FileCustomer>().Build(work, Facts(customer, person.Id, ++phones), person.Id, "test");
        file.Customer.Changes++;
        var stock = App.Services.GetRequiredService<FileCustomer>()
            .Build(work, new NewCustomer("档案" + name) { Source = "expo", OwnerId = person.Id }, person.Id, "test").Customer;
        var reminder = new Reminder { Text = "回电话", CustomerId = file.Customer.Id, OwnerId = person.Id, CreatedBy = person.Id,
            Zone = "Asia/Shanghai", CreatedAt = work.Now };
        reminder.ShowAt(new DateTime(2026, 4, 1, 9, 0, 0));
        var interaction =
            new Interaction { CustomerId = file.Customer.Id, PersonId = person.Id, Day = "2026-03-10", CreatedAt = work.Now, Note = "有兴趣" };
        var leave = new Leave { PersonId = person.Id, FirstDay = "2027-02-01", LastDay = "2027-02-02", FromAt = 1_801_411_200_000,
            ToAt = 1_801_584_000_000, CreatedBy = person.Id, CreatedAt = work.Now };
        var correction = new Correction { CustomerId = file.Customer.Id, Text = "地址", FiledBy = person.Id, FiledAt = work.Now };
        var plan = new DigestPlan { Kind = DigestKind.Daily, PersonId = person.Id, CreatedBy = person.Id, Zone = "Asia/Shanghai",
            CreatedAt = work.Now, IsOn = false };
        var digest = new Digest
        {
            PlanId = plan.Id, Kind = DigestKind.Daily, ReaderId = person.Id, First = "2026-03-10", Last = "2026-03-10",
            Zone = "Asia/Shanghai",
            Body = new DigestContent([], []).Write(), MadeAt = work.Now,
        };
        work.Db.AddRange(reminder, interaction, leave, correction, plan, digest);
        await work.SaveAsync(cancellationToken);
        await KeepCustomerInStep.DeriveAsync(work, file, cancellationToken);
        await work.World.ChangedAsync("person", person.Id, cancellationToken);
        return new Owner(role, "id-" + name, person.Id, name, customer)
        {
            Team = team, CustomerId = file.Customer.Id, StockId = stock.Id, Reminder = reminder.Id, Interaction = interaction.Id,
            Leave = leave.Id, Correction = correction.Id, Plan = plan.Id, Digest = digest.Id,
        };
    }

    private static NewCustomer Facts(string name, Guid owner, int number) => new(name)
    {
        Region = "苏州", Industry = "机械", Grade = "A", Source = "expo", OwnerId = owner,
        Budget = new Budget(66_000_000, 88_000_000, "CNY", false),
        Contacts = [new NewContact("李建", "总经理") { Aka = ["李总"], Phone = PhoneNumber.Normalise($"139{number:D8}") }],
    };
}
