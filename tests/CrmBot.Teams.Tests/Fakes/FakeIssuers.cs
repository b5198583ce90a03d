using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;

namespace CrmBot.Teams.Tests;

/// <summary>
/// Every issuer's OpenID metadata and keys, on a loopback server. The library believes it speaks to the real hosts:
/// <see cref="Handler"/> sends what is meant for them here.
/// </summary>
public sealed class FakeIssuers : IAsyncDisposable
{
    public const string BotLogin = "login.botframework.com";
    public const string EntraLogin = "login.microsoftonline.com";
    public static readonly RSA BotKey = RSA.Create(2048);
    public static readonly RSA EntraKey = RSA.Create(2048);
    public static readonly RSA OtherKey = RSA.Create(2048);
    private readonly WebApplication app;

    private FakeIssuers(WebApplication app) => this.app = app;

    /// <summary>Everything fetched, as host and path.</summary>
    public ConcurrentQueue<string> Fetched { get; } = new();

    /// <summary>Keys by host.</summary>
    public ConcurrentDictionary<string, JsonObject[]> Keys { get; } = new(new Dictionary<string, JsonObject[]>
    {
        [BotLogin] = [Jwk("bot-1", BotKey, ["msteams", "webchat"])],
        ["login.botframework.azure.us"] = [Jwk("bot-1", BotKey, ["msteams"])],
        [EntraLogin] = [Jwk("entra-1", EntraKey).With("issuer", "https://login.microsoftonline.com/{tenantid}/v2.0")],
    });

    /// <summary>When set, answers instead.</summary>
    public Func<HttpContext, Task>? Instead { get; set; }

    public string JwksHost { get; set; } = "";

    public HttpMessageHandler Handler => new Redirector(app.Urls.First());

    public static async Task<FakeIssuers> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var issuers = new FakeIssuers(app);
        app.Run(issuers.ServeAsync);
        await app.StartAsync();
        return issuers;
    }

    public static JsonObject Jwk(string id, RSA key, string[]? endorsements = null)
    {
        var parameters = key.ExportParameters(false);
        var jwk = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = id,
            ["n"] = Base64UrlEncoder.Encode(parameters.Modulus),
            ["e"] = Base64UrlEncoder.Encode(parameters.Exponent),
        };
        if (endorsements is not null)
            jwk["endorsements"] = new JsonArray([.. endorsements.Select(name => JsonValue.Create(name))]);
        return jwk;
    }

    public static JsonArray Certificate(RSA key, DateTimeOffset from, DateTimeOffset to)
    {
        var request = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(from, to);
        return [Convert.ToBase64String(certificate.RawData)];
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task ServeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!.TrimStart('/');
        Fetched.Enqueue(path);
        if (Instead is { } instead)
        {
            await instead(context);
            return;
        }

        var host = path.Split('/')[0];
        var keysHost = JwksHost.Length > 0 ? JwksHost : host;
        JsonObject answer = path.EndsWith("/keys", StringComparison.Ordinal)
            ? new JsonObject { ["keys"] = new JsonArray([.. Keys[host].Select(key => key.DeepClone())]) }
            : new JsonObject { ["jwks_uri"] = $"https://{keysHost}/discovery/keys" };
        await context.Response.WriteAsync(answer.ToJsonString());
    }

    private sealed class Redirector(string to) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri!.Scheme.ShouldBe("https");
            request.RequestUri = new Uri($"{to}/{request.RequestUri.Host}{request.RequestUri.PathAndQuery}");
            request.Version = HttpVersion.Version11;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
