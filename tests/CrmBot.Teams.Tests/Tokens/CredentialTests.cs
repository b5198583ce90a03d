using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Tokens;

namespace CrmBot.Teams.Tests.Tokens;

/// <summary>Every credential a bot can have, as it is asked for on the wire.</summary>
public sealed class CredentialTests : IDisposable
{
    private const string Identity = "0a3c9d1e-6b7f-4c7d-9e35-1c2d3e4f5a6b";
    private readonly FakeLogin login = new();
    private readonly string folder = Directory.CreateTempSubdirectory("crmbot-credential-").FullName;

    public void Dispose()
    {
        login.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_certificate_signs_an_assertion_for_the_bots_own_tenant()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var path = Path.Combine(folder, "bot.pfx");
        await File.WriteAllBytesAsync(path, certificate.Export(X509ContentType.Pfx, "p"), Token);

        var grant = await GrantAsync(new() { CertificatePath = path, CertificatePassword = "p" });

        grant.Token.ShouldBe("token-1");
        var (url, form) = login.Asked.Single();
        url.GetLeftPart(UriPartial.Path).ShouldBe($"https://login.microsoftonline.com/{Samples.Tenant}/oauth2/v2.0/token");
        var fields = QueryHelpers.ParseQuery(form);
        fields["grant_type"].ToString().ShouldBe("client_credentials");
        fields["scope"].ToString().ShouldContain("https://api.botframework.com/.default");
        fields["client_assertion_type"].ToString().ShouldBe("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        fields.ContainsKey("client_secret").ShouldBeFalse();
        var claims = Claims(fields["client_assertion"].ToString());
        claims.GetProperty("iss").GetString().ShouldBe(Samples.BotAppId);
        claims.GetProperty("aud").GetString()!.ShouldContain(Samples.Tenant);
    }

    [Fact]
    public async Task A_managed_identity_is_asked_at_the_machines_own_address_for_the_connector_as_resource()
    {
        Managed("managed");
        var grant = await GrantAsync(new() { AppType = BotIdentity.UserAssignedMSI });
        grant.Token.ShouldBe("managed");
        var url = login.Asked.Single().Url;
        url.Host.ShouldBe("169.254.169.254");
        var query = QueryHelpers.ParseQuery(url.Query);
        query["resource"].ToString().ShouldBe("https://api.botframework.com");
        query["client_id"].ToString().ShouldBe(Samples.BotAppId);
    }

    [Fact]
    public async Task A_federated_identity_vouches_for_the_app()
    {
        Managed("vouching");
        var grant = await GrantAsync(new() { FederatedIdentityClientId = Identity });
        grant.Token.ShouldBe("token-1");
        var asked = login.Asked.ToArray();
        QueryHelpers.ParseQuery(asked[0].Url.Query)["client_id"].ToString().ShouldBe(Identity);
        QueryHelpers.ParseQuery(asked[0].Url.Query)["resource"].ToString().ShouldBe("api://AzureADTokenExchange");
        QueryHelpers.ParseQuery(asked[1].Form)["client_assertion"].ToString().ShouldBe("vouching");
        QueryHelpers.ParseQuery(asked[1].Form)["client_id"].ToString().ShouldBe(Samples.BotAppId);
    }

    [Fact]
    public async Task A_clusters_identity_is_read_from_its_file()
    {
        var file = Path.Combine(folder, "token");
        await File.WriteAllTextAsync(file, "from-the-cluster", Token);
        Environment.SetEnvironmentVariable("AZURE_FEDERATED_TOKEN_FILE", file);
        try
        {
            (await GrantAsync(new() { UseWorkloadIdentity = true })).Token.ShouldBe("token-1");
        }
        finally
        {
            Environment.SetEnvironmentVariable("AZURE_FEDERATED_TOKEN_FILE", null);
        }

        QueryHelpers.ParseQuery(login.Asked.Single().Form)["client_assertion"].ToString().ShouldBe("from-the-cluster");
    }

    [Fact]
    public async Task After_a_refusal_the_library_below_does_not_give_its_kept_token_again()
    {
        using var http = new IdentityHttp(login);
        var file = Path.Combine(folder, "token");
        await File.WriteAllTextAsync(file, "from-the-cluster", Token);
        Environment.SetEnvironmentVariable("AZURE_FEDERATED_TOKEN_FILE", file);
        try
        {
            var grants = Grants(new() { UseWorkloadIdentity = true }, http);
            (await grants.GrantAsync(false, Token)).Token.ShouldBe("token-1");
            (await grants.GrantAsync(true, Token)).Token.ShouldBe("token-2");
        }
        finally
        {
            Environment.SetEnvironmentVariable("AZURE_FEDERATED_TOKEN_FILE", null);
        }
    }

    [Fact]
    public async Task A_sign_in_service_that_says_no_is_a_value_and_no_exception()
    {
        login.Script.Enqueue((HttpStatusCode.BadRequest, """{"error":"invalid_client","error_description":"AADSTS7000215"}"""));
        Managed("vouching");
        (await GrantAsync(new() { FederatedIdentityClientId = Identity })).Token.ShouldBeNull();
    }

    [Fact]
    public async Task An_agent_gets_a_token_of_its_own_and_never_the_connectors()
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var host = await TeamsHost.StartAsync(
            new Dictionary<string, string?>
            {
                ["Teams:AppId"] = Samples.BotAppId,
                ["Teams:TenantId"] = Samples.Tenant,
                ["Teams:AppPassword"] = "secret",
                ["Teams:AgentHosts:agent.contoso.example"] = Identity,
            },
            "Production",
            services: services => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions
                .AddSingleton(Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(services,
                    new LoginHttp(login)),
                    new ConnectorHttp(new ToLoopback(connector.Url))));
        await host.Connector.SendAsync(new Address("https://agent.contoso.example/api", "c"), "{}"u8.ToArray(), Token);
        await host.Connector.SendAsync(new Address(Samples.Trusted, "c"), "{}"u8.ToArray(), Token);
        connector.Calls.Select(call => call.Authorization).ShouldBe(["Bearer token-1", "Bearer token-2"]);
        login.Asked.Select(asked => QueryHelpers.ParseQuery(asked.Form)["scope"].ToString())
            .ShouldBe([Identity + "/.default", "https://api.botframework.com/.default"]);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private void Managed(string token) => login.Script.Enqueue((HttpStatusCode.OK,
        $$"""{"access_token":"{{token}}","expires_in":"3600","expires_on":"{{DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds()}}","resource":"r","token_type":"Bearer"}"""));

    private async Task<TokenGrant> GrantAsync(TeamsOptions options)
    {
        using var http = new IdentityHttp(login);
        return await Grants(options, http).GrantAsync(false, Token);
    }

    private static GrantByIdentity Grants(TeamsOptions options, IdentityHttp http)
    {
        (options.AppId, options.TenantId) = (Samples.BotAppId, Samples.Tenant);
        return GrantByIdentity.Of(options, TokenEndpoint.Of(options), http, TimeProvider.System);
    }

    private static JsonElement Claims(string assertion) => JsonElement.Parse(Base64UrlEncoder.DecodeBytes(assertion.Split('.')[1]));

    private sealed class ToLoopback(string to) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(to + request.RequestUri!.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
