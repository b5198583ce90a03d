using Azure;
using Azure.Core;
using Azure.Identity;

namespace CrmBot.Teams;

/// <summary>Certificate, managed identity, federated credential and workload identity, by Azure's own library (§3.1).</summary>
internal sealed class GrantByIdentity(TokenCredential credential, string scope) : IGrantTokens
{
    private const string Exchange = "api://AzureADTokenExchange/.default";
    private readonly TokenRequestContext context = new([scope]);

    public async Task<TokenGrant> GrantAsync(CancellationToken cancellationToken)
    {
        try
        {
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

    public static GrantByIdentity Of(TeamsOptions options, TokenEndpoint endpoint) => new(Credential(options, endpoint), endpoint.Scope);

    private static TokenCredential Credential(TeamsOptions options, TokenEndpoint endpoint)
    {
        var authority = new Uri(endpoint.Login);
        if (options.AppType == BotIdentity.UserAssignedMSI)
            return new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(options.AppId));
        if (options.UseWorkloadIdentity)
            return new WorkloadIdentityCredential(new WorkloadIdentityCredentialOptions
            {
                AuthorityHost = authority,
                TenantId = endpoint.Tenant,
                ClientId = options.AppId,
            });
        return options.FederatedIdentityClientId is { } identity
            ? Federated(options, endpoint, authority, identity)
            : new ClientCertificateCredential(
                endpoint.Tenant, options.AppId, LoadCertificate.From(options), new ClientCertificateCredentialOptions { AuthorityHost = authority });
    }

    private static ClientAssertionCredential Federated(TeamsOptions options, TokenEndpoint endpoint, Uri authority, string identity)
    {
        var vouching = new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(identity));
        return new ClientAssertionCredential(
            endpoint.Tenant,
            options.AppId,
            async cancellationToken => (await vouching.GetTokenAsync(new TokenRequestContext([Exchange]), cancellationToken)).Token,
            new ClientAssertionCredentialOptions { AuthorityHost = authority });
    }
}
