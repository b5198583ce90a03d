using System.Net;

namespace CrmBot.Console;

/// <summary>
/// Lets only this machine's own pages and tools in: a loopback peer, a loopback Host (so that no foreign name resolved to 127.0.0.1
/// gets through), no foreign Origin, and JSON bodies only (so that no page elsewhere can post a form).
/// </summary>
internal static class LocalOnly
{
    /// <param name="takesBytes">A body of any kind; only for addresses that nobody can guess.</param>
    public static T ForThisMachine<T>(this T routes, bool takesBytes = false)
        where T : IEndpointConventionBuilder
    {
        routes.Add(endpoint =>
        {
            var call = endpoint.RequestDelegate!;
            endpoint.RequestDelegate =
                context => Refusal(context, takesBytes) is { } refusal ? refusal.ExecuteAsync(context) : call(context);
        });
        return routes;
    }

    private static IResult? Refusal(HttpContext http, bool takesBytes)
    {
        var request = http.Request;
        if (http.Connection.RemoteIpAddress is not { } peer || !IPAddress.IsLoopback(peer) || !IsLoopbackName(request.Host.Host))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        if (request.Headers.Origin is { Count: > 0 } origins && !IsOwnOrigin(origins.ToString(), request))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        return !takesBytes && HasBody(request) && !request.HasJsonContentType()
            ? Results.StatusCode(StatusCodes.Status415UnsupportedMediaType) : null;
    }

    private static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static bool IsOwnOrigin(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
            && uri.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase);

    private static bool HasBody(HttpRequest request) => HttpMethods.IsPost(request.Method) || HttpMethods.IsPut(request.Method);
}
