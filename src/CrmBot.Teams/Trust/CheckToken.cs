using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CrmBot.Teams;

/// <summary>Checks a bearer token, in the order of §2.2: shape, header, issuer, claims, key, signature, caller.</summary>
internal sealed partial class CheckToken(
    IssuerTable issuers, KeyRings rings, CheckClaims claims, TokenCache cache, TimeProvider time, ILogger<CheckToken> log)
{
    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512"];
    private static readonly Caller NoKeys = new(new Rejection(503, "KeysUnavailable", 10));
    private readonly JsonWebTokenHandler handler = new() { MaximumTokenSizeInBytes = 32 * 1024 };

    // Nearly every token has been seen before: that way makes nothing.
    public ValueTask<Caller> CheckAsync(ReadOnlyMemory<char> token)
    {
        var hash = TokenCache.Hash(token.Span);
        return cache.Find(hash) is { } known ? ValueTask.FromResult(known) : CheckNewAsync(token.ToString(), hash);
    }

    private async ValueTask<Caller> CheckNewAsync(string token, TokenCache.TokenHash hash)
    {
        if (!ReadToken.TryRead(token, out var read))
            return Refused("MalformedToken");
        if (CheckClaims.HeaderFault(read.Header) is { } header)
            return Refused(header);
        if (issuers.Find(read.Claims.Text("iss") ?? "") is not { } row)
            return UnknownIssuer(read);
        if (claims.Fault(read.Claims) is { } fault)
            return Refused(fault);
        return await VerifyAsync(token, hash, read, row);
    }

    private async ValueTask<Caller> VerifyAsync(string token, TokenCache.TokenHash hash, UnverifiedToken read, IssuerRow row)
    {
        var ring = rings.Of(row);
        var (key, available) = await ring.FindAsync(read.Header.Text("kid")!);
        if (!available)
            return NoKeys;
        if (key is null)
            return Refused("UnknownKey");
        if (!key.IsCurrent(time.GetUtcNow()) || !EntraIssuer.MaySign(key.Issuer, row))
            return Refused("KeyNotValid");
        if (!await IsSignedAsync(token, key))
            return Refused("Signature");
        var caller = claims.Classify(row, read.Claims, key);
        if (caller.Rejection is null)
            cache.Remember(hash, caller, CheckClaims.Moment(read.Claims, "exp")!.Value, ring, key);
        return caller;
    }

    // Only the signature is the handler's to judge: issuer, audience and lifetime have been checked by stricter rules than its own.
    private async ValueTask<bool> IsSignedAsync(string token, SigningKey key)
    {
        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKey = key.Key,
            ValidAlgorithms = Algorithms,
            TryAllIssuerSigningKeys = false,
            RequireSignedTokens = true,
            ValidateIssuer = false,
            ValidateAudience = false,
            ValidateLifetime = false,
            ValidateIssuerSigningKey = false,
        });
        return result.IsValid;
    }

    private Caller UnknownIssuer(UnverifiedToken read)
    {
        Log.UnknownIssuer(log, Correlation.Clean(read.Claims.Text("iss") ?? "none"));
        return Refused("Issuer");
    }

    private static Caller Refused(string reason) => new(new Rejection(401, reason));

    private static partial class Log
    {
        [LoggerMessage(303, LogLevel.Warning, "A token of an issuer outside the table was refused: {Issuer}")]
        public static partial void UnknownIssuer(ILogger logger, string issuer);
    }
}
