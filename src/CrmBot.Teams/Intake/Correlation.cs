using Microsoft.AspNetCore.Http;

namespace CrmBot.Teams;

/// <summary>The sender's correlation id (<c>MS-CV</c>), made fit for one log line (§1.11).</summary>
internal static class Correlation
{
    private const int Longest = 128;

    public static string Of(HttpRequest request) =>
        request.Headers.TryGetValue("MS-CV", out var values) && values is [{ Length: > 0 } text, ..] ? Clean(text) : "none";

    internal static string Clean(string text) =>
        string.Concat(text.Take(Longest).Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '+' or '/' or '=' or '-' or '_' or '!' or ':'));
}
