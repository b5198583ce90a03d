using System.Text.Json;
using Microsoft.Extensions.Options;

namespace CrmBot.Teams;

/// <summary>The claims of a token against its issuer's row (§2.2 checks 2, 6, 7; §2.3).</summary>
internal sealed class CheckClaims(IOptions<TeamsOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    private readonly TeamsOptions options = options.Value;

    /// <summary>Why a header cannot be trusted; keys named in the header itself are never looked at.</summary>
    public static string? HeaderFault(JsonElement header) =>
        header.Text("alg") is not ("RS256" or "RS384" or "RS512") ? "Algorithm"
        : header.Member("typ").ValueKind != JsonValueKind.Undefined && !"JWT".Equals(header.Text("typ"), StringComparison.OrdinalIgnoreCase)
        ? "TokenType"
        : header.Member("crit").ValueKind != JsonValueKind.Undefined ? "CriticalHeader"
        : string.IsNullOrEmpty(header.Text("kid")) ? "NoKeyId"
        : null;

    /// <summary>Why the audience or the time is wrong.</summary>
    public string? Fault(JsonElement claims) =>
        !IsAudience(claims.Member("aud")) ? "Audience"
        : Moment(claims, "exp") is not { } expires || Moment(claims, "nbf") is not { } begins ? "NoLifetime"
        : expires + Skew <= time.GetUtcNow() ? "Expired"
        : begins - Skew > time.GetUtcNow() ? "NotYetValid"
        : null;

    public static DateTimeOffset? Moment(JsonElement claims, string name) =>
        claims.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var seconds)
            && seconds is > 0 and < 1e11
            ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
            : null;

    /// <summary>Who the caller is, by the row.</summary>
    public Caller Classify(IssuerRow row, JsonElement claims, SigningKey key) => row.Tenant is null
        ? new Caller
        {
            Family = IssuerFamily.BotService,
            CallerId = row.CallerId,
            ServiceUrl = claims.Text("serviceurl"),
            Endorsements = key.Endorsements,
        }
        : Entra(row.Tenant, claims);

    // Also a person's sign-in token for this app is signed by Entra for our audience: only tokens of apps may pass (§2.3.5).
    private Caller Entra(string tenant, JsonElement claims)
    {
        if (!tenant.Equals(claims.Text("tid"), StringComparison.OrdinalIgnoreCase))
            return Unauthorised("Tenant");
        if (claims.Member("scp").ValueKind != JsonValueKind.Undefined || (Has(claims, "idtyp") && claims.Text("idtyp") != "app"))
            return Unauthorised("UserToken");
        if (CallerOf(claims) is not { } caller)
            return Unauthorised("NoCaller");
        if (Same(caller, options.AppId))
            return options.AllowEmulator ? Known(IssuerFamily.Emulator, caller, claims) : Forbidden("Emulator");
        if (options.BotServiceCallers.Any(known => Same(known, caller)))
            return Known(IssuerFamily.BotServiceByEntra, caller, claims) with { CallerId = "urn:botframework:azure" };
        return options.AllowedCallers.Any(known => Same(known, caller))
            ? Known(IssuerFamily.Agent, caller, claims)
            : Forbidden("CallerNotAllowed");
    }

    private static string? CallerOf(JsonElement claims)
    {
        var id = (Has(claims, "ver"), claims.Text("ver")) switch
        {
            (false, _) or (true, "" or "1.0") => claims.Text("appid"),
            (true, "2.0") => claims.Text("azp"),
            _ => null,
        };
        return Guid.TryParseExact(id, "D", out var guid) && guid != Guid.Empty ? id : null;
    }

    private static Caller Known(IssuerFamily family, string caller, JsonElement claims) => new()
    {
        Family = family,
        CallerId = "urn:botframework:aadappid:" + caller.ToLowerInvariant(),
        ServiceUrl = claims.Text("serviceurl"),
    };

    private bool IsAudience(JsonElement audience) => audience.ValueKind switch
    {
        JsonValueKind.String => Same(audience.GetString()!, options.AppId),
        JsonValueKind.Array when audience.GetArrayLength() == 1 => IsAudience(audience[0]),
        _ => false,
    };

    private static bool Has(JsonElement claims, string name) => claims.Member(name).ValueKind != JsonValueKind.Undefined;

    private static bool Same(string one, string other) =>
        Guid.TryParseExact(one, "D", out var left) && Guid.TryParseExact(other, "D", out var right) && left == right && left != Guid.Empty;

    private static Caller Unauthorised(string reason) => new(new Rejection(401, reason));

    private static Caller Forbidden(string reason) => new(new Rejection(403, reason));
}
