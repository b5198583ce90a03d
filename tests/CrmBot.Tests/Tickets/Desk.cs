using CrmBot.Features.Customers;
using CrmBot.Features.Tickets;
using CrmBot.Features.Tickets.Ladder;
using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CrmBot.Tests.Tickets;

/// <summary>The service desk of the demo company, and what stands in its store.</summary>
internal static class Desk
{
    public const string Agent = "demo-lina", Second = "demo-machao", Senior = "demo-hewei", Lead = "demo-liufang",
        Channel = "19:test-service@thread.v2";

    public static Task<CrmBotTestApp> StartAsync(DateTimeOffset? start = null, string? folder = null, FakeTeams? teams = null) =>
        CrmBotTestApp.StartAsync(folder, teams, start);

    /// <summary>The same program on a PostgreSQL database of its own.</summary>
    public static async Task<CrmBotTestApp> StartOnPostgresAsync() =>
        await CrmBotTestApp.StartAsync(
            settings: [("Database:Engine", "postgres"), ("Database:ConnectionString", await NewDatabaseAsync())]);

    public static Task<T> ReadAsync<T>(this CrmBotTestApp app, Func<ReadView, Task<T>> read) =>
        app.Services.GetRequiredService<IStore>().ReadAsync((view, _) => read(view), CancellationToken.None);

    public static Task<Ticket> TicketAsync(this CrmBotTestApp app, long number) =>
        app.ReadAsync(view => view.Db.Set<Ticket>().AsNoTracking().SingleAsync(ticket => ticket.Number == number));

    /// <summary>The newest ticket of a customer.</summary>
    public static Task<Ticket> TicketOfAsync(this CrmBotTestApp app, string customer) => app.ReadAsync(async view =>
    {
        var id = await view.Db.Set<Customer>().Where(known => known.Name == customer).Select(known => known.Id).SingleAsync();
        return await view.Db.Set<Ticket>().AsNoTracking().Where(ticket => ticket.CustomerId == id)
            .OrderByDescending(ticket => ticket.Number).FirstAsync();
    });

    public static Task<List<TicketEvent>> EventsAsync(this CrmBotTestApp app, Guid ticket) =>
        app.ReadAsync(
            view => view.Db.Set<TicketEvent>().AsNoTracking().Where(one => one.TicketId == ticket).OrderBy(one => one.Id).ToListAsync());

    public static Task<List<Escalation>> EscalationsAsync(this CrmBotTestApp app, Guid ticket) =>
        app.ReadAsync(
            view => view.Db.Set<Escalation>().AsNoTracking().Where(one => one.TicketId == ticket).OrderBy(one => one.Id).ToListAsync());

    /// <summary>The queue's tickets are shown in <see cref="Channel"/> from now on.</summary>
    public static async Task BindAsync(this CrmBotTestApp app, string queue = "技术支持") =>
        await app.InGroup(Lead, Channel).SayAsync($"这个群接「{queue}」的单");

    /// <summary>
    /// The program with every queue that the tests use shown in the channel: nothing else comes into the agents' own chats.
    /// </summary>
    public static async Task<CrmBotTestApp> StartBoundAsync(DateTimeOffset? start = null)
    {
        var app = await StartAsync(start);
        await app.BindAsync();
        await app.BindAsync("售后一组");
        return app;
    }

    /// <summary>A moment of the demo's March, in Shanghai.</summary>
    public static DateTimeOffset At(int day, int hour, int minute, int month = 3) =>
        new(2026, month, day, hour, minute, 0, TimeSpan.FromHours(8));

    public static async Task<string> NewDatabaseAsync()
    {
        var server = LocalPostgres.Require();
        var name = "tickets" + Guid.NewGuid().ToString("N");
        await using var connection = new NpgsqlConnection(server + ";Pooling=false");
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }
}
