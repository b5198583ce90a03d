using Microsoft.AspNetCore.Http;

namespace CrmBot.Teams;

/// <summary>Takes the bearer token of a request and has it checked (§2.2 check 1).</summary>
internal sealed class CheckBearer(AnonymousIntake anonymous, CheckToken tokens) : IInboundAuthenticator
{
    private static readonly Caller Malformed = new(new Rejection(401, "MalformedToken"));

    public ValueTask<Caller> AuthenticateAsync(HttpContext context)
    {
        var header = context.Request.Headers.Authorization;
        if (header.Count == 0)
            return ValueTask.FromResult(anonymous.Judge(context));
        return header.Count == 1 && ReadToken.FromHeader(header[0]) is { } token
            ? tokens.CheckAsync(token)
            : ValueTask.FromResult(Malformed);
    }
}
