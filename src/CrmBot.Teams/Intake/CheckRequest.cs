using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CrmBot.Teams;

/// <summary>The cheap checks on a request's head (§0 steps 2 and 3).</summary>
internal static class CheckRequest
{
    public static Rejection? Head(HttpRequest request, int cap) =>
        !IsJson(request.ContentType) ? new Rejection(415, "ContentType")
        : request.Headers.ContentEncoding.Count > 0 ? new Rejection(415, "ContentEncoding")
        : request.ContentLength > cap ? new Rejection(413, "ContentLength")
        : null;

    private static bool IsJson(string? contentType)
    {
        if (contentType is "application/json" or "application/json; charset=utf-8")
            return true;
        return MediaTypeHeaderValue.TryParse(contentType, out var type)
            && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
                || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase));
    }
}
