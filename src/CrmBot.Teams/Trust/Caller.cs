using Microsoft.AspNetCore.Http;

namespace CrmBot.Teams;

/// <summary>Who signed a request, as far as its header tells (§2.1); the binding to its body is checked afterwards.</summary>
/// <param name="Rejection">Why it is turned away; then nothing else counts.</param>
internal sealed record Caller(Rejection? Rejection = null)
{
    public static readonly Caller Anonymous = new() { IsAnonymous = true };

    /// <summary>No token: local intake in Development.</summary>
    public bool IsAnonymous { get; init; }

    /// <summary>What goes into <c>callerId</c>.</summary>
    public string? CallerId { get; init; }

    /// <summary>How the token binds to the activity.</summary>
    public IssuerFamily Family { get; init; }

    /// <summary>The <c>serviceurl</c> claim.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>Channels the signing key vouches for.</summary>
    public IReadOnlyCollection<string> Endorsements { get; init; } = [];
}

/// <summary>Families of tokens (§2.1).</summary>
internal enum IssuerFamily
{
    /// <summary>No token.</summary>
    None,

    /// <summary>Azure Bot Service by its own issuer (A, F, G).</summary>
    BotService,

    /// <summary>Azure Bot Service by an Entra token, from a caller named in the settings (B).</summary>
    BotServiceByEntra,

    /// <summary>The emulator (C).</summary>
    Emulator,

    /// <summary>Another agent (D).</summary>
    Agent,
}

/// <summary>Checks the header of a request. Reads nothing of its body.</summary>
internal interface IInboundAuthenticator
{
    ValueTask<Caller> AuthenticateAsync(HttpContext context);
}

/// <summary>Codes used in more than one place.</summary>
internal static class Reasons
{
    public const string NoToken = "NoToken";
}
