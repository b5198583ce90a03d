using Microsoft.AspNetCore.Http;

namespace CrmBot.Teams;

/// <summary>Takes the bearer token of a request and has it checked (§2.2 check 1).</summary>
internal sealed class CheckBearer(AnonymousIntake anonymous) : IInboundAuthenticator
{
    private static readonly Caller Malformed = new(new Rejection(401, "MalformedToken"));

    public ValueTask<Caller> AuthenticateAsync(HttpContext context) =>
        ValueTask.FromResult(context.Request.Headers.Authorization.Count == 0 ? anonymous.Judge(context) : Malformed);
}
