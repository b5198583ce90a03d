using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Tests.Cards;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CrmBot.Tests.TestApp;

/// <summary>
/// The real program on a loopback port, with a database of its own and a fake messenger beside it. Business time starts on
/// Wednesday 2026-03-11 10:00 in Shanghai unless a test says otherwise, and moves only when a test moves it.
/// </summary>
public sealed class CrmBotTestApp : IAsyncDisposable
{
    public const string Tenant = "11111111-1111-4111-8111-111111111111";
    public const string SalesGroup = "19:test-sales@thread.v2";
    public static readonly DateTimeOffset Start = new(2026, 3, 11, 10, 0, 0, TimeSpan.FromHours(8));
    private static int wasBuilt;
    private readonly string folder;
    private readonly bool keepFolder;

    private CrmBotTestApp(WebApplication app, FakeTeams teams, string folder, bool keepFolder, Complaints complaints)
    {
        App = app;
        Teams = teams;
        this.folder = folder;
        this.keepFolder = keepFolder;
        Complaints = complaints;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public WebApplication App { get; }

    public FakeTeams Teams { get; }

    public HttpClient Http { get; }

    public string DataFolder => folder;

    /// <summary>What the program itself says of what went wrong, for whoever reads why a test failed.</summary>
    public Complaints Complaints { get; }

    public IServiceProvider Services => App.Services;

    public Clocks Clocks => Services.GetRequiredService<Clocks>();

    /// <param name="folder">A data folder to start on (a restart); by default a new empty one.</param>
    /// <param name="teams">The messenger of the run before (a restart).</param>
    public static async Task<CrmBotTestApp> StartAsync(
        string? folder = null, FakeTeams? teams = null, DateTimeOffset? start = null, Action<IServiceCollection>? services = null,
        params (string Key, string Value)[] settings)
    {
        var begin = start ?? Start;
        var made = folder is null ? await PreparedFolder.NewAsync(begin, settings.Select(setting => setting.Key),
            empty => Build(Settings(empty, begin, []), null)) : new Prepared(folder, begin);
        var complaints = new Complaints();
        var app = Build(Settings(made.Folder, made.Begins, settings), all =>
        {
            all.AddSingleton<ILoggerProvider>(complaints);
            services?.Invoke(all);
        });
        // Nobody reads along here, and the clock waits for every edit.
        app.Services.GetRequiredService<OutboxLanes>().BetweenEdits = TimeSpan.FromMilliseconds(20);
        // One person talks at a time, so nothing is gained by waiting for more results to store with this one.
        app.Services.GetRequiredService<OutboxMarks>().Gather = TimeSpan.Zero;
        await app.PrepareAsync(CancellationToken.None);
        await app.StartAsync();
        return new CrmBotTestApp(app, teams ?? await FakeTeams.StartAsync(), made.Folder, folder is not null, complaints);
    }

    /// <summary>A person's direct chat with the bot.</summary>
    /// <param name="directoryId">As the demo company knows them.</param>
    public Chat Direct(string directoryId) => new(this, directoryId, "a:" + directoryId, "personal");

    /// <summary>The person in a group chat, where the bot hears only what mentions it.</summary>
    public Chat InGroup(string directoryId, string conversation = SalesGroup) => new(this, directoryId, conversation, "groupChat");

    /// <summary>The id of the customer of that name, as forms carry it.</summary>
    public async Task<string> CustomerIdAsync(string name) => await Services.GetRequiredService<IStore>().ReadAsync(
        async (view, token) => (await Services.GetRequiredService<ICustomerDirectory>().FindByNameAsync(view, name, token))[0].Id.ToString(
            "N"), CancellationToken.None);

    /// <summary>From now on this person has this id in the company directory.</summary>
    public Task<bool> BindAsync(string name, string directoryId) => Services.GetRequiredService<IStore>().WriteAsync(
        "test",
        async (work, token) =>
        {
            await BindPerson.BindAsync(work, await work.Db.Set<Person>().FirstAsync(person => person.Name == name, token), directoryId,
                token);
            await work.SaveAsync(token);
            return true;
        },
        CancellationToken.None);

    /// <summary>Moves business time and waits until all that fell due was handled and sent.</summary>
    public async Task AdvanceAsync(TimeSpan by) => await ClockAsync(new JsonObject { ["advance"] = System.Xml.XmlConvert.ToString(by) });

    public async Task MoveToAsync(DateTimeOffset to) => await ClockAsync(new JsonObject { ["set"] = to.ToString("o") });

    /// <summary>Nothing ran for a while: business time is suddenly later, without the moments in between.</summary>
    public void StandStill(TimeSpan by)
    {
        var clock = (BusinessClock)Clocks.Business;
        clock.SetOffset(clock.Offset + by);
    }

    /// <summary>
    /// Waits until the bot has stored under which id what it sent stands there. Nobody replies to a card faster than that, but a test may.
    /// </summary>
    public async Task SettleAsync()
    {
        var outbox = Services.GetRequiredService<OutboxWorker>();
        for (var left = 10_000; left > 0 && !outbox.HasSentWhatItCan; left--) await Task.Delay(1);
    }

    /// <summary>
    /// Lets arrive what is on its way from before, so that it is not taken
    /// for the answer to what is said next; what hangs is not waited for.
    /// </summary>
    public async Task QuietAsync()
    {
        var outbox = Services.GetRequiredService<OutboxWorker>();
        for (var left = 200; left > 0 && !outbox.IsWaiting; left--) await Task.Delay(1);
    }

    /// <summary>Stops as a polite host does; the data folder stays for a restart.</summary>
    public async Task StopAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        Http.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Teams.DisposeAsync();
        if (!keepFolder)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task ClockAsync(JsonObject order)
    {
        using var response = await Http.PostAsJsonAsync("/dev/clock", order);
        var body = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"/dev/clock answered {(int)response.StatusCode}: {body}");
        }
    }

    private static WebApplication Build(Dictionary<string, string?> settings, Action<IServiceCollection>? services) =>
        // Settings do not change while a test runs: nobody watches their files.
        CrmBotApp.Build(["--environment", "Development", "--urls", "http://127.0.0.1:0", "--hostBuilder:reloadConfigOnChange", "false"], builder =>
        {
            builder.Logging.ClearProviders();
            // Whether all can be made is asked of the first program only: the others are made of the same parts.
            var isFirst = Interlocked.Exchange(ref wasBuilt, 1) == 0;
            builder.Host.UseDefaultServiceProvider(container => (container.ValidateScopes, container.ValidateOnBuild) = (true, isFirst));
            builder.Configuration.AddInMemoryCollection(settings);
            builder.Services.AddSingleton(CardsFolder.Library);
            services?.Invoke(builder.Services);
        });

    private static Dictionary<string, string?> Settings(string data, DateTimeOffset start, (string Key, string Value)[] more)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Data:Folder"] = data,
            ["Auth:AllowAnonymous"] = "true",
            ["Clock:Start"] = start.ToString("o"),
        };
        foreach (var (key, value) in more)
        {
            settings[key] = value;
        }

        return settings;
    }
}
