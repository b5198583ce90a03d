using Microsoft.AspNetCore.Http;

namespace CrmBot.Teams;

/// <summary>The sender's correlation id (<c>MS-CV</c>), made fit for one log line (§1.11).</summary>
internal static class Correlation
{
    private const int Longest = 128;

    public static string Of(HttpRequest request) =>
        request.Headers.TryGetValue("MS-CV", out var values) && values is [{ Length: > 0 } text, ..] ? Clean(text) : "none";

    /// <summary>The connector's own id of an answer: its support asks for it.</summary>
    public static string Of(System.Net.Http.Headers.HttpResponseHeaders headers) =>
        (headers.NonValidated.TryGetValues("MS-CV", out var values)
            || headers.NonValidated.TryGetValues("X-Correlating-OperationId", out values))
        && values.ToString() is { Length: > 0 } text
            ? Clean(text)
            : "none";

    internal static string Clean(string text) =>
        string.Concat(text.Take(Longest)
            .Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '+' or '/' or '=' or '-' or '_' or '!' or ':'));
}
