using System.Text.Json;

namespace CrmBot.Teams;

/// <summary>A person in a conversation's roster.</summary>
/// <param name="Id">Id in this channel.</param>
/// <param name="AadObjectId">Durable id in the company directory.</param>
/// <param name="Name">Display name.</param>
/// <param name="Email">Mail address.</param>
/// <param name="UserPrincipalName">Sign-in name.</param>
/// <param name="TenantId">Company.</param>
public sealed record Member(string Id, string? AadObjectId, string? Name, string? Email, string? UserPrincipalName, string? TenantId)
{
    internal static Member From(JsonElement json) => new(
        json.Text("id") ?? "",
        json.Text("aadObjectId") ?? json.Text("objectId"),
        json.Text("name"),
        json.Text("email"),
        json.Text("userPrincipalName"),
        json.Text("tenantId"));
}

/// <summary>One page of a roster.</summary>
/// <param name="Result">The class of the outcome; reading is always safe to repeat.</param>
/// <param name="Members">The people of this page; empty unless accepted.</param>
/// <param name="ContinuationToken">Ask with it for the next page; none on the last.</param>
/// <param name="Status">HTTP status, when there was an answer.</param>
/// <param name="Code">Error code, as in <see cref="SendOutcome"/>.</param>
/// <param name="RetryAfter">How long the connector asked to wait.</param>
public sealed record MembersPage(
    SendResult Result,
    IReadOnlyList<Member> Members,
    string? ContinuationToken = null,
    int? Status = null,
    string? Code = null,
    TimeSpan? RetryAfter = null);

/// <summary>Outcome of looking one person up.</summary>
/// <param name="Result">The class of the outcome.</param>
/// <param name="Member">The person; none unless accepted (404 <c>MemberNotFoundInConversation</c> is rejected).</param>
/// <param name="Status">HTTP status, when there was an answer.</param>
/// <param name="Code">Error code, as in <see cref="SendOutcome"/>.</param>
/// <param name="RetryAfter">How long the connector asked to wait.</param>
public sealed record MemberOutcome(
    SendResult Result,
    Member? Member = null,
    int? Status = null,
    string? Code = null,
    TimeSpan? RetryAfter = null);
