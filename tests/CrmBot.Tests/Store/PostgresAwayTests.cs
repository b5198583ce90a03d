using System.Net;
using CrmBot.Settings;
using CrmBot.Tests.Killing;
using CrmBot.Tests.TestApp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Store;

/// <summary>
/// A database server that goes away and comes back while people talk. It is the test's own, so that no other test feels it.
/// </summary>
public sealed class PostgresAwayTests : IDisposable
{
    private readonly string server;
    private readonly int port;

    public PostgresAwayTests()
    {
        if (!LocalPostgres.HasBinaries) MissingTool.Skip("No PostgreSQL to stop and start: install Debian's postgresql.");
        (server, port) = LocalPostgres.NewServer();
        (LocalPostgres.Make(server) ?? LocalPostgres.Start(server, port)).ShouldBeNull();
    }

    [Fact]
    public async Task The_service_says_that_the_server_is_away_goes_on_by_itself_and_has_lost_nothing()
    {
        var log = new KeptLog();
        await using var app = await CrmBotTestApp.StartAsync(services: services => services.AddSingleton<ILoggerProvider>(log),
            settings: Settings());
        var traffic = new Traffic(app.Teams, DemoPeople.RepsWithCustomer);
        traffic.GoTo(app.Http.BaseAddress);
        using var stop = new CancellationTokenSource();
        var talking = traffic.RunAsync(stop.Token);
        await AcknowledgedAsync(traffic, 15);

        LocalPostgres.StopAtOnce(server).ShouldBeNull();
        (await StatusAsync(app, "/readyz")).ShouldBe(
            (HttpStatusCode.ServiceUnavailable,
                "The database server does not answer. Start it, or check Database:ConnectionString; CrmBot goes on as soon as it is back."));
        (await StatusAsync(app, "/healthz")).Status.ShouldBe(HttpStatusCode.OK);
        var lin = app.Direct(DemoPeople.LinTao);
        (await lin.PostAsync(lin.Message("恒达"))).ShouldBe(HttpStatusCode.ServiceUnavailable);
        log.Text.ShouldContain("A turn could not be stored; the messenger is asked to come again. The database server does not answer.");
        var before = traffic.Acknowledged.Count;

        LocalPostgres.Start(server, port).ShouldBeNull();
        await AcknowledgedAsync(traffic, before + 15);
        await stop.CancelAsync();
        await talking;
        (await StatusAsync(app, "/readyz")).Status.ShouldBe(HttpStatusCode.OK);
        var notes = await NotesAsync();
        foreach (var mark in traffic.Acknowledged) notes.Count(note => note.Contains(mark)).ShouldBe(1, mark);
    }

    [Fact]
    public async Task A_server_that_is_away_at_the_start_is_named_as_the_reason()
    {
        LocalPostgres.StopAtOnce(server).ShouldBeNull();
        var problem = await Should.ThrowAsync<Exception>(() => CrmBotTestApp.StartAsync(settings: Settings()));
        StartProblem.Explain(problem).ShouldNotBeNull().ShouldStartWith("CrmBot does not start: The database server does not answer.");
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_named_as_the_reason()
    {
        var problem = await Should.ThrowAsync<Exception>(() => CrmBotTestApp.StartAsync(
            settings: [("Database:Engine", "postgres"),
                ("Database:ConnectionString",
                    new NpgsqlConnectionStringBuilder(LocalPostgres.ConnectionString(port)) { Database = "nowhere" }.ConnectionString)]));
        StartProblem.Explain(problem).ShouldNotBeNull().ShouldContain("no database of the name");
    }

    public void Dispose()
    {
        _ = LocalPostgres.StopAtOnce(server);
        Directory.Delete(server, recursive: true);
    }

    private (string Key, string Value)[] Settings() =>
        [("Database:Engine", "postgres"), ("Database:ConnectionString", LocalPostgres.ConnectionString(port))];

    private static async Task<(HttpStatusCode Status, string Text)> StatusAsync(CrmBotTestApp app, string path)
    {
        using var answer = await app.Http.GetAsync(path);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task AcknowledgedAsync(Traffic traffic, int count)
    {
        for (var left = 1_600; left > 0 && traffic.Acknowledged.Count < count; left--) await Task.Delay(25);
        traffic.Acknowledged.Count.ShouldBeGreaterThanOrEqualTo(count);
    }

    private async Task<List<string>> NotesAsync()
    {
        await using var connection = new NpgsqlConnection(LocalPostgres.ConnectionString(port) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT \"Note\" FROM interactions", connection);
        await using var reader = await command.ExecuteReaderAsync();
        List<string> notes = [];
        while (await reader.ReadAsync()) notes.Add(reader.GetString(0));
        return notes;
    }
}
