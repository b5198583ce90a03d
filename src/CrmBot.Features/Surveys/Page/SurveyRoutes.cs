using System.Globalization;
using System.Text;
using CrmBot.Features.Api;
using CrmBot.Features.Tickets;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace CrmBot.Features.Surveys.Page;

/// <summary>
/// <c>GET</c> and <c>POST /s/{token}</c>: the customer's page. Whoever has the link answers once; nothing else is known or kept of them.
/// </summary>
internal sealed class SurveyRoutes(IStore store, SurveyKeys keys, SurveyPage page, GiveAnswer give, Clocks clocks)
{
    private const int LargestBody = 16 * 1024;
    private const long Second = 1000;

    private static readonly FormOptions Small = new()
    {
        ValueCountLimit = 16, KeyLengthLimit = 64, ValueLengthLimit = LargestBody, BufferBodyLengthLimit = LargestBody,
        MultipartBodyLengthLimit = LargestBody,
    };

    public void Map(IEndpointRouteBuilder routes)
    {
        // Whatever stands behind /s/ gets a page of ours, also with more slashes.
        routes.MapGet("/s/{*token}", ResultCall.Of(context => ShowAsync(context, Token(context))));
        routes.MapPost("/s/{*token}", ResultCall.Of(context => AnswerAsync(context, Token(context)))).WithMetadata(new Limit(LargestBody));
    }

    private static string? Token(HttpContext context) => context.GetRouteValue("token") as string;

    private async Task<IResult> ShowAsync(HttpContext context, string? text)
    {
        var (survey, number, problem) = await FindAsync(text, context.RequestAborted);
        var locale = PageLanguage.Of(context.Request, survey?.Locale);
        return survey is null || problem is not null
            ? Tell(context, problem ?? "unknown", locale)
            : Html(context, 200, page.Form(new AskedOnPage(survey.Kind, number), locale, null, false));
    }

    private async Task<IResult> AnswerAsync(HttpContext context, string? text)
    {
        var (survey, number, problem) = await FindAsync(text, context.RequestAborted);
        var locale = PageLanguage.Of(context.Request, survey?.Locale);
        if (survey is null || problem is not null) return Tell(context, problem ?? "unknown", locale);
        var (score, why) = await ReadAsync(context.Request, survey.Kind);
        if (score is null) return Html(context, 422, page.Form(new AskedOnPage(survey.Kind, number), locale, why, true));
        try
        {
            return Tell(context, await StoreAsync(survey.Id, score.Value, why) ? "thanks" : "answered", locale);
        }
        catch (Exception trouble) when (trouble is TimeoutException || StoreTrouble.Explain(trouble) is not null)
        {
            context.Response.Headers.RetryAfter = "5";
            return Tell(context, "busy", locale);
        }
    }

    // What has begun to be stored is stored, whether the browser still waits or not.
    private Task<bool> StoreAsync(Guid id, int score, string? why) => store.WriteAsync(
        $"survey:{id:N}",
        async (work, token) =>
        {
            if (await work.Records.FindAsync<Survey>(id, token) is not { } survey || !survey.IsOpenAt(work.Now)) return false;
            await give.GiveAsync(work, survey, new GivenScore(score, why, SurveyChannels.Page, null), token);
            await work.SaveAsync(token);
            await work.Audit.NoteAsync("survey.answered", Survey.Record(id), SurveyChannels.Page, token);
            // No turn does it here: cards that show the survey follow.
            await work.Outbox.RefreshCopiesAsync(Survey.Record(id), token);
            return true;
        },
        CancellationToken.None);

    private async Task<(Survey? Survey, string Number, string? Problem)> FindAsync(string? text, CancellationToken cancellationToken)
    {
        if (SurveyToken.Read(text, keys) is not { } token) return (null, "", "unknown");
        return await store.ReadAsync(
            async (view, stop) =>
            {
                if (await view.Records.ReadAsync<Survey>(token.Survey, stop) is not { } survey || survey.LinkUntil != token.Until)
                    return (null, "", "unknown");
                var ticket = survey.TicketId is { } id ? await view.Records.ReadAsync<Ticket>(id, stop) : null;
                var problem = survey.Score is not null ? "answered"
                    : token.Until * Second <= clocks.SystemNow || !survey.IsOpenAt(view.Now) ? "expired" : null;
                return ((Survey?)survey, ticket is null ? "" : PrintTicket.Number(ticket), problem);
            },
            cancellationToken);
    }

    // Null for a score that is none; what was typed is kept for the form.
    private static async Task<(int? Score, string? Why)> ReadAsync(HttpRequest request, string kind)
    {
        if (!request.HasFormContentType) return (null, null);
        try
        {
            var form = await request.ReadFormAsync(Small, request.HttpContext.RequestAborted);
            var why = Reading.Clip.Optional(CleanText(form["why"].ToString()), Survey.WhyLength);
            return (form["score"] is [{ } said] && int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var score)
                && SurveyKinds.IsScore(kind, score) ? score : null, why);
        }
        catch (Exception problem) when (problem is InvalidDataException or BadHttpRequestException or IOException)
        {
            return (null, null);
        }
    }

    // Signs that no keyboard types would only trouble whoever reads it.
    private static string CleanText(string text) => string.Concat(text.Where(letter => !char.IsControl(letter) || letter == '\n'));

    private IResult Tell(HttpContext context, string what, string locale) => Html(
        context, what switch { "thanks" => 200, "answered" => 200, "expired" => 410, "busy" => 429, _ => 404 }, page.Tell(what, locale));

    private static IResult Html(HttpContext context, int status, string html)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src '{SurveyPage.StyleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.CacheControl = "no-store";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.Vary = "Accept-Language";
        return Results.Content(html, "text/html; charset=utf-8", Encoding.UTF8, status);
    }

    private sealed record Limit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
