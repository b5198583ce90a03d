using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CrmBot.Teams;

/// <summary>Writes answers and rejections; a rejection says only its status (§2.7).</summary>
internal static class WriteAnswer
{
    private const string Json = "application/json; charset=utf-8";
    private static readonly JsonWriterOptions Options =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static async Task ToAsync(HttpResponse response, ActivityAnswer answer)
    {
        response.StatusCode = answer.Status;
        if (answer.RetryAfterSeconds is { } seconds)
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        if (!answer.Utf8Body.IsEmpty)
        {
            response.ContentType = Json;
            response.ContentLength = answer.Utf8Body.Length;
            await response.BodyWriter.WriteAsync(answer.Utf8Body);
        }
        else if (answer.Body is not null)
        {
            response.ContentType = Json;
            using (var writer = new Utf8JsonWriter(response.BodyWriter, Options))
                answer.Body.WriteTo(writer);
            await response.BodyWriter.FlushAsync();
        }
        else
        {
            response.ContentLength = 0;
        }
    }

    public static Task RejectionAsync(HttpResponse response, Rejection rejection)
    {
        if (rejection.Status == 401)
            response.Headers.WWWAuthenticate = rejection.Reason == Reasons.NoToken ? "Bearer" : "Bearer error=\"invalid_token\"";
        // The rest of a body that was refused by its size is not worth reading.
        if (rejection.Status == 413)
            response.Headers.Connection = "close";
        return ToAsync(response, new ActivityAnswer(rejection.Status, Body(rejection.Status), rejection.RetryAfterSeconds));
    }

    private static System.Text.Json.Nodes.JsonObject Body(int status) => status switch
    {
        401 => Rejection.Body("Unauthorized", "The request is not authorized."),
        403 => Rejection.Body("Forbidden", "The request is not allowed."),
        413 => Rejection.Body("TooLarge", "The request is too large."),
        415 => Rejection.Body("UnsupportedMediaType", "The request must be JSON in UTF-8."),
        503 => Rejection.Body("Unavailable", "Please try again."),
        _ => Rejection.Body("BadRequest", "The request is not a valid activity."),
    };
}
