using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CrmBot.Features.Api.Pages;

/// <summary>
/// The document of the API and a page that shows it. Both tell how it is used and nothing of what is stored, so they need no key.
/// </summary>
internal static class ApiPages
{
    public const string Document = "/openapi.json", Page = "/docs", Script = "/docs.js", Style = "/docs.css";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Document, ResultCall.Of(context => Send(context, "openapi.json", "application/json"))).ExcludeFromDescription();
        routes.MapGet(Page, ResultCall.Of(context => Send(context, "api-docs.html", "text/html; charset=utf-8"))).ExcludeFromDescription();
        routes.MapGet(Script, ResultCall.Of(context => Send(context, "api-docs.js", "text/javascript; charset=utf-8")))
            .ExcludeFromDescription();
        routes.MapGet(Style, ResultCall.Of(context => Send(context, "api-docs.css", "text/css; charset=utf-8"))).ExcludeFromDescription();
    }

    private static IResult Send(HttpContext context, string name, string type)
    {
        context.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        return Results.Stream(typeof(ApiPages).Assembly.GetManifestResourceStream(name)!, type);
    }
}
