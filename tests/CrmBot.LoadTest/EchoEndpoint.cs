using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using CrmBot.Teams;
using Microsoft.IdentityModel.Tokens;

namespace CrmBot.LoadTest;

/// <summary>
/// The library alone: checks the token, reads and admits the activity, posts the same prebuilt card with a token, stores nothing.
/// It signs its own tokens (<c>GET /token</c>), and what it sends to Teams goes to the driver's connector.
/// </summary>
internal static class EchoEndpoint
{
    public const string ServiceUrl = "https://smba.trafficmanager.net/emea/";
    private const string AppId = "5f0d9a5e-2f4b-4a2b-8f64-0a4c1d6a9b77";
    private static readonly RSA Key = RSA.Create(2048);

    public static async Task ServeAsync(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.ClearProviders();
        builder.Configuration["Teams:AppId"] = AppId;
        builder.Configuration["Teams:TenantId"] = "11111111-1111-4111-8111-111111111111";
        builder.Configuration["Teams:AppPassword"] = "measured";
        builder.Services
            .AddSingleton(new KeysHttp(new Answer(_ => Keys())))
            .AddSingleton(new LoginHttp(new Answer(_ => """{"access_token":"outbound","expires_in":3600}""")))
            .AddSingleton(new ConnectorHttp(new ToDriver(new Uri(builder.Configuration["connector"]!))))
            .AddSingleton<IActivityHandler, Echo>()
            .AddTeams(builder.Configuration);
        var app = builder.Build();
        app.MapTeams();
        app.MapGet("/token", Token);
        await app.RunAsync();
    }

    private static string Keys()
    {
        var key = Key.ExportParameters(false);
        return $$"""
            {"jwks_uri":"https://login.botframework.com/keys","keys":[{"kty":"RSA","use":"sig","kid":"1","n":"{{Base64UrlEncoder.Encode(key.Modulus)}}",
            "e":"{{Base64UrlEncoder.Encode(key.Exponent)}}","endorsements":["msteams"]}]}
            """;
    }

    private static string Token()
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var input = Part("""{"alg":"RS256","typ":"JWT","kid":"1"}""") + "."
            + Part(
                $$"""{"iss":"https://api.botframework.com","aud":"{{AppId}}","nbf":{{now}},"exp":{{now + 3600}},"serviceurl":"{{ServiceUrl}}"}""");
        return input + "."
            + Base64UrlEncoder.Encode(Key.SignData(Encoding.ASCII.GetBytes(input), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    private static string Part(string json) => Base64UrlEncoder.Encode(Encoding.UTF8.GetBytes(json));

    private sealed class Echo(IConnector connector) : IActivityHandler
    {
        private static readonly byte[] Card = Encoding.UTF8.GetBytes(PrebuiltCard.Json);

        public async Task<ActivityAnswer> HandleAsync(Activity activity, CancellationToken hostToken)
        {
            await connector.SendAsync(new Address(activity.ServiceUrl, activity.Conversation.Id, activity.TenantId), Card, hostToken);
            return ActivityAnswer.Accepted();
        }
    }

    private sealed class Answer(Func<HttpRequestMessage, string> body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body(request)) });
    }

    private sealed class ToDriver(Uri connector) : DelegatingHandler(new SocketsHttpHandler { UseProxy = false, UseCookies = false })
    {
        private readonly string root = connector.ToString();
        private readonly ConcurrentDictionary<string, Uri> known = new(StringComparer.Ordinal);

        // The detour is the measurement's own: it should cost next to nothing.
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = known.GetOrAdd(
                request.RequestUri!.OriginalString, static (url, to) => new Uri(to + url[(ServiceUrl.Length - 1)..]), root);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
