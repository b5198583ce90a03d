using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CrmBot.Teams;

/// <summary>Requests without a token: taken only in Development's local mode and only from this machine (§2.8).</summary>
internal sealed class AnonymousIntake(IOptions<TeamsOptions> options)
{
    private static readonly Caller NoToken = new(new Rejection(401, Reasons.NoToken));
    private static readonly Caller NotLocal = new(new Rejection(403, "AnonymousNotLocal"));
    private readonly bool allowed = options.Value.AllowAnonymous;

    // A foreign name in Host is a page in a browser here, whose name was made to resolve to this machine.
    public Caller Judge(HttpContext context) =>
        !allowed ? NoToken
        : Loopback.IsPeer(context.Connection.RemoteIpAddress) && Loopback.IsPeer(context.Connection.LocalIpAddress)
            && Loopback.IsName(context.Request.Host.Host) ? Caller.Anonymous
        : NotLocal;
}
