using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CrmBot.Teams.Tests;

/// <summary>The library in a real server on a loopback port.</summary>
public sealed class TeamsHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private TeamsHost(WebApplication app, RecordingHandler handler, RecordingLog log)
    {
        (this.app, Handler, Log) = (app, handler, log);
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public RecordingHandler Handler { get; }

    public RecordingLog Log { get; }

    public HttpClient Client { get; }

    public IConnector Connector => app.Services.GetRequiredService<IConnector>();

    public IServiceProvider Services => app.Services;

    public static readonly Dictionary<string, string?> Local = new() { ["Auth:AllowAnonymous"] = "true" };

    public static async Task<TeamsHost> StartAsync(
        IDictionary<string, string?>? settings = null,
        string environment = "Development",
        string url = "http://127.0.0.1:0",
        Action<IServiceCollection>? services = null)
    {
        var handler = new RecordingHandler();
        var log = new RecordingLog();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseKestrelCore().UseUrls(url);
        builder.Services.AddRoutingCore();
        builder.Configuration.AddInMemoryCollection(settings ?? Local);
        builder.Logging.AddProvider(log);
        services?.Invoke(builder.Services);
        builder.Services.AddSingleton<IActivityHandler>(handler);
        builder.Services.AddTeams(builder.Configuration);
        var app = builder.Build();
        app.UseRouting();
        app.MapTeams();
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new TeamsHost(app, handler, log);
    }

    public Task<HttpResponseMessage> PostAsync(string json, Action<HttpRequestMessage>? shape = null) =>
        PostAsync(Encoding.UTF8.GetBytes(json), shape);

    public Task<HttpResponseMessage> PostAsync(byte[] body, Action<HttpRequestMessage>? shape = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        shape?.Invoke(request);
        return Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Posts and expects this status; when it is a refusal, that nothing reached the handler.</summary>
    public async Task<string> ExpectAsync(HttpStatusCode status, string json, Action<HttpRequestMessage>? shape = null)
    {
        var before = Handler.Seen.Count;
        using var response = await PostAsync(json, shape);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(status, $"{body} for {json[..Math.Min(300, json.Length)]}");
        Handler.Seen.Count.ShouldBe((int)status < 300 ? before + 1 : before);
        return body;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }
}
