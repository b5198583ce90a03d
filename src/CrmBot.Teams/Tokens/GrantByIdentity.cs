using System.Globalization;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace CrmBot.Teams;

/// <summary>
/// The connections Azure's library makes. No guard on addresses: managed identities live on fixed link-local and loopback hosts that the
/// platform names, never an activity (§3.1).
/// </summary>
internal sealed class IdentityHttp(HttpMessageHandler handler) : HttpMessageInvoker(handler)
{
    public static IdentityHttp Create() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
    });
}

/// <summary>Certificate, managed identity, federated credential and workload identity, by Azure's own library (§3.1).</summary>
internal sealed class GrantByIdentity(TokenCredential credential, string scope, TimeProvider time) : IGrantTokens
{
    private const string Exchange = "api://AzureADTokenExchange/.default";

    public async Task<TokenGrant> GrantAsync(bool afterRefusal, CancellationToken cancellationToken)
    {
        try
        {
            // The library keeps tokens too; only a claims challenge makes it ask again.
            var context = new TokenRequestContext([scope], claims: afterRefusal ? NotBefore(time.GetUtcNow()) : null);
            var token = await credential.GetTokenAsync(context, cancellationToken);
            return new TokenGrant(token.Token, token.ExpiresOn);
        }
        catch (CredentialUnavailableException)
        {
            return TokenGrant.Refused("CredentialUnavailable", permanent: false);
        }
        catch (Exception refused) when (refused is AuthenticationFailedException or RequestFailedException or OperationCanceledException)
        {
            return TokenGrant.Refused("AuthenticationFailed", permanent: false);
        }
    }

    public static GrantByIdentity Of(TeamsOptions options, TokenEndpoint endpoint, IdentityHttp http, TimeProvider time) =>
        new(Credential(options, endpoint, new Transport(http)), endpoint.Scope, time);

    private static string NotBefore(DateTimeOffset moment) => string.Create(
        CultureInfo.InvariantCulture, $$$"""{"access_token":{"nbf":{"essential":true,"value":"{{{moment.ToUnixTimeSeconds()}}}"} } }""");

    private static TokenCredential Credential(TeamsOptions options, TokenEndpoint endpoint, HttpPipelineTransport transport)
    {
        var authority = new Uri(endpoint.Login);
        if (options.AppType == BotIdentity.UserAssignedMSI)
            return Managed(options.AppId, transport);
        if (options.UseWorkloadIdentity)
            return new WorkloadIdentityCredential(new WorkloadIdentityCredentialOptions
            {
                AuthorityHost = authority,
                TenantId = endpoint.Tenant,
                ClientId = options.AppId,
                Transport = transport,
                DisableInstanceDiscovery = true,
            });
        return options.FederatedIdentityClientId is { } identity
            ? Federated(options, endpoint, identity, transport)
            : new ClientCertificateCredential(
                endpoint.Tenant,
                options.AppId,
                LoadCertificate.From(options),
                new ClientCertificateCredentialOptions { AuthorityHost = authority, Transport = transport,
                    DisableInstanceDiscovery = true });
    }

    private static ClientAssertionCredential Federated(
        TeamsOptions options, TokenEndpoint endpoint, string identity, HttpPipelineTransport transport)
    {
        var vouching = Managed(identity, transport);
        return new ClientAssertionCredential(
            endpoint.Tenant,
            options.AppId,
            async cancellationToken => (await vouching.GetTokenAsync(new TokenRequestContext([Exchange]), cancellationToken)).Token,
            new ClientAssertionCredentialOptions { AuthorityHost = new Uri(endpoint.Login), Transport = transport,
                DisableInstanceDiscovery = true });
    }

    private static ManagedIdentityCredential Managed(string clientId, HttpPipelineTransport transport) =>
        new(new ManagedIdentityCredentialOptions(ManagedIdentityId.FromUserAssignedClientId(clientId)) { Transport = transport });

    private sealed class Transport(IdentityHttp http) : HttpClientTransport(new Through(http));

    private sealed class Through(IdentityHttp http) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            http.SendAsync(request, cancellationToken);
    }
}
