using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;

namespace CrmBot.Features.Api;

/// <summary>What every mapped call says about itself.</summary>
/// <param name="Scope">What a key needs for it.</param>
/// <param name="Shape">What the answer shows, see <see cref="PartnerFields"/>.</param>
/// <param name="Parameters">What may stand in its address.</param>
internal sealed record ApiEndpoint(string Scope, string Shape, IReadOnlyList<string> Parameters)
{
    /// <summary>Its body is signed; no key is shown.</summary>
    public bool IsSigned { get; init; }
}

/// <summary>The id of the record that the address names.</summary>
internal static class RouteId
{
    /// <summary>No constraint: what is no id is answered like any other that nobody has.</summary>
    public const string Part = "{id}";

    public static Guid Of(HttpContext context) =>
        context.GetRouteValue("id") is string text && Guid.TryParse(text, out var id) ? id : default;
}

/// <summary>Versions as <c>ETag</c> and <c>If-Match</c> carry them.</summary>
internal static class EntityTag
{
    public const string Any = "*";

    public static string Of(int version) => FormattableString.Invariant($"\"{version}\"");

    /// <summary>One tag or a star; null when there is none.</summary>
    public static string? Read(StringValues header) => header is [{ Length: > 0 } text] ? text.Trim() : null;

    public static bool Fits(string? match, int version) => match is null or Any || match == Of(version);

    public static ApiAnswer Changed(int version) =>
        ApiAnswer.Problem(412,
            "It has changed since you read it. Read it again and apply your change to what it is now.") with { Tag = Of(version) };
}
