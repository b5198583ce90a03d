using CrmBot.Features.Customers;
using CrmBot.Features.Leads;
using CrmBot.Features.Leads.Assigning;
using CrmBot.Features.Leads.FirstContact;
using CrmBot.Features.People;
using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CrmBot.Tests.Leads;

/// <summary>
/// A company of a test's own making, and leads that come in from outside as a web form's would: without anybody of ours telling of them.
/// </summary>
internal sealed class LeadBed(CrmBotTestApp app)
{
    public const string Team = "销售一组";
    private int customers;

    public CrmBotTestApp App { get; } = app;

    private IStore Store => App.Services.GetRequiredService<IStore>();

    /// <summary>Without the demo company, on either engine.</summary>
    public static async Task<LeadBed> StartAsync(EngineKind engine = EngineKind.Sqlite, DateTimeOffset? start = null)
    {
        List<(string, string)> settings = [("Demo:Enabled", "false"), ("Leads:Seed", "7")];
        if (engine == EngineKind.Postgres)
            settings.AddRange([("Database:Engine", "postgres"), ("Database:ConnectionString", await NewDatabaseAsync())]);
        var app = await CrmBotTestApp.StartAsync(start: start, settings: [.. settings]);
        // Before anybody has written, nobody knows where the messenger is: cards would wait for it.
        await app.Direct("bed-stranger").SayAsync("你好");
        return new(app);
    }

    public Task<Guid> AddPersonAsync(string name, string role = Roles.Rep, Action<Person>? more = null) => WriteAsync((work, _) =>
    {
        var person = new Person { Name = name, Role = role, Team = Team, DirectoryId = IdOf(name) };
        more?.Invoke(person);
        work.Db.Add(person);
        work.Db.Add(DirectoryBinding.Of(IdOf(name), person.Id));
        return work.World.ChangedAsync("person", person.Id, CancellationToken.None).ContinueWith(_ => person.Id, TaskScheduler.Default);
    });

    public Chat Chat(string name) => App.Direct(IdOf(name));

    public static string IdOf(string name) => "bed-" + name;

    /// <summary>A lead comes in, of a new customer; what is to be done with it is done when this returns.</summary>
    public async Task<Guid> ComesInAsync(
        string? customer = null, Rating? rating = null, string? region = null, string? need = null, Guid? owner = null,
        string source = "website")
    {
        var name = customer ?? $"来客{++customers}公司";
        var files = App.Services.GetRequiredService<FileCustomer>();
        var facts = new NewCustomer(name)
        {
            Source = source, Region = region, Need = need, OwnerId = owner,
            Contacts = [new NewContact("陈芳", "采购经理") { Phone = $"139{Random.Shared.Next(10_000_000, 99_999_999)}" }],
        };
        var id = await WriteAsync(async (work, token) =>
        {
            var file = await files.OpenAsync(work, facts, null, "api", token);
            var lead = await OpenLead.ForAsync(work, file, facts, new LeadOrigin("api", null, owner, owner is null ? null : Team), token);
            if (rating is not null) lead.Rate(rating, work.Now);
            return lead.Id;
        });
        await SettleAsync();
        return id;
    }

    /// <summary>Until what fell due now has been done and sent.</summary>
    public Task SettleAsync() => App.AdvanceAsync(TimeSpan.FromSeconds(1));

    public Task<T> ReadAsync<T>(Func<ReadView, Task<T>> read) => Store.ReadAsync((view, _) => read(view), CancellationToken.None);

    public Task<T> WriteAsync<T>(Func<UnitOfWork, CancellationToken, Task<T>> write) => Store.WriteAsync(
        "test:" + Guid.NewGuid(),
        async (work, token) =>
        {
            var result = await write(work, token);
            await work.SaveAsync(token);
            return result;
        },
        CancellationToken.None);

    public Task<Lead> LeadAsync(Guid id) => ReadAsync(view => view.Db.Set<Lead>().AsNoTracking().SingleAsync(lead => lead.Id == id));

    public Task<LeadClock?> ClockAsync(Guid id) =>
        ReadAsync(view => view.Db.Set<LeadClock>().AsNoTracking().SingleOrDefaultAsync(clock => clock.Id == id));

    public Task<Assignment> DecisionAsync(Guid lead) =>
        ReadAsync(view => view.Db.Set<Assignment>().AsNoTracking().Where(one => one.LeadId == lead).OrderByDescending(one => one.At)
            .ThenByDescending(one => one.Id).FirstAsync());

    public Task<Dictionary<Guid, int>> CountsAsync() => ReadAsync(async view =>
        (await view.Db.Set<Lead>().AsNoTracking().Where(lead => lead.OwnerId != null).GroupBy(lead => lead.OwnerId!.Value)
            .Select(group => new { group.Key, Count = group.Count() }).ToListAsync())
            .ToDictionary(one => one.Key, one => one.Count));

    /// <summary>Whose customer it is, by name.</summary>
    public Task<string> OwnerOfAsync(string customer) => ReadAsync(async view =>
    {
        var owner = await view.Db.Set<Customer>().Where(known => known.Name == customer).Select(known => known.OwnerId)
            .SingleAsync();
        return await view.Db.Set<Person>().Where(person => person.Id == owner).Select(person => person.Name).SingleAsync();
    });

    public async ValueTask DisposeAsync() => await App.DisposeAsync();

    private static async Task<string> NewDatabaseAsync()
    {
        var server = LocalPostgres.Require();
        var name = "leads" + Guid.NewGuid().ToString("N");
        await using var connection = new NpgsqlConnection(server + ";Pooling=false");
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }
}
