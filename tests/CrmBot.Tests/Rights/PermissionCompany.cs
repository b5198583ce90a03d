using CrmBot.Bridge;
using CrmBot.Features.Customers;
using CrmBot.Features.Digests;
using CrmBot.Features.Interactions;
using CrmBot.Features.People;
using CrmBot.Features.People.Leaves;
using CrmBot.Features.Reminders;
using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CrmBot.Tests.Rights;

/// <summary>Somebody of one role, with one record of every kind.</summary>
internal sealed record Owner(string Role, string DirectoryId, Guid Id, string Name, string Customer)
{
    public Guid CustomerId { get; init; }

    public Guid Reminder { get; init; }

    public Guid Interaction { get; init; }

    public Guid Leave { get; init; }

    public Guid Correction { get; init; }

    public Guid Plan { get; init; }

    public Guid Digest { get; init; }
}

/// <summary>A company with one person of every role in one team each, and a rep of another team whose records are "somebody else's".</summary>
public sealed class PermissionCompany : IAsyncLifetime
{
    private static readonly (string Role, string Team, string Name, string Customer)[] Told =
    [
        (Roles.Rep, "销售一组", "钱一鸣", "华锐轴承"), (Roles.Lead, "销售一组", "钱二虎", "恒信阀门"), (Roles.Agent, "客服组", "钱三多", "鼎盛电缆"),
        (Roles.Presales, "售前组", "钱四海", "瑞安泵业"), (Roles.Manager, "管理层", "钱五福", "泰和机床"), (Roles.Director, "管理层", "钱六顺", "盛通模具"),
        (Roles.Admin, "管理层", "钱七星", "永固紧固件"), (Roles.Partner, "渠道", "钱八方", "金禾饲料"),
    ];

    public CrmBotTestApp App { get; private set; } = null!;

    internal IReadOnlyDictionary<string, Owner> Own { get; private set; } = null!;

    internal Owner Other { get; private set; } = null!;

    internal Owner Helper { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        App = await CrmBotTestApp.StartAsync(
            services: services => services.AddSingleton(new InvokeBudgets { Action = TimeSpan.FromMinutes(2) }), settings: [("Demo:Enabled", "false"), ("Demo:People", "false")]);
        var own = new Dictionary<string, Owner>();
        foreach (var (role, team, name, customer) in Told) own.Add(role, await AddAsync(role, team, name, customer));
        Own = own;
        Other = await AddAsync(Roles.Rep, "销售二组", "孙大圣", "广源冷链");
        Helper = await AddAsync(Roles.Rep, "销售二组", "孙小妹", "德润化纤");
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    // A busy machine may take longer than a write may: then it is done again.
    private async Task<Owner> AddAsync(string role, string team, string name, string customer)
    {
        while (true)
        {
            try
            {
                return await App.Services.GetRequiredService<IStore>().WriteAsync("test", (work, token) => AddAsync(work, role, team, name, customer, token), CancellationToken.None);
            }
            catch (TimeoutException)
            {
                await Task.Delay(100);
            }
        }
    }

    private async Task<Owner> AddAsync(UnitOfWork work, string role, string team, string name, string customer, CancellationToken cancellationToken)
    {
        var person = new Person { Name = name, Role = role, Team = team };
        work.Db.Add(person);
        await BindPerson.BindAsync(work, person, "id-" + name, cancellationToken);
        var file = App.Services.GetRequiredService<FileCustomer>().Build(work, Facts(customer, person.Id), person.Id, "test");
        file.Customer.Changes++;
        var reminder = new Reminder { Text = "回电话", CustomerId = file.Customer.Id, OwnerId = person.Id, CreatedBy = person.Id, Zone = "Asia/Shanghai", CreatedAt = work.Now };
        reminder.ShowAt(new DateTime(2026, 4, 1, 9, 0, 0));
        var interaction = new Interaction { CustomerId = file.Customer.Id, PersonId = person.Id, Day = "2026-03-10", CreatedAt = work.Now, Note = "有兴趣" };
        var leave = new Leave { PersonId = person.Id, FirstDay = "2027-02-01", LastDay = "2027-02-02", FromAt = 1_801_411_200_000, ToAt = 1_801_584_000_000, CreatedBy = person.Id, CreatedAt = work.Now };
        var correction = new Correction { CustomerId = file.Customer.Id, Text = "地址", FiledBy = person.Id, FiledAt = work.Now };
        var plan = new DigestPlan { Kind = DigestKind.Daily, PersonId = person.Id, CreatedBy = person.Id, Zone = "Asia/Shanghai", CreatedAt = work.Now, IsOn = false };
        var digest = new Digest
        {
            PlanId = plan.Id, Kind = DigestKind.Daily, ReaderId = person.Id, First = "2026-03-10", Last = "2026-03-10", Zone = "Asia/Shanghai",
            Body = new DigestContent([], []).Write(), MadeAt = work.Now,
        };
        work.Db.AddRange(reminder, interaction, leave, correction, plan, digest);
        await work.SaveAsync(cancellationToken);
        await KeepCustomerInStep.DeriveAsync(work, file, cancellationToken);
        await work.World.ChangedAsync("person", person.Id, cancellationToken);
        return new Owner(role, "id-" + name, person.Id, name, customer)
        {
            CustomerId = file.Customer.Id, Reminder = reminder.Id, Interaction = interaction.Id, Leave = leave.Id, Correction = correction.Id, Plan = plan.Id, Digest = digest.Id,
        };
    }

    private static NewCustomer Facts(string name, Guid owner) => new(name)
    {
        Region = "苏州", Industry = "机械", Grade = "A", Source = "expo", OwnerId = owner, Budget = new Budget(66_000_000, 88_000_000, "CNY", false),
        Contacts = [new NewContact("李建", "总经理") { Aka = ["李总"], Phone = PhoneNumber.Normalise($"139{Math.Abs(string.GetHashCode(name, StringComparison.Ordinal)) % 100_000_000:D8}") }],
    };
}
