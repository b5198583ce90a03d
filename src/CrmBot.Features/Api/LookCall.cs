using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Runtime.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CrmBot.Features.Api;

/// <summary>A call that looks something up.</summary>
/// <param name="Id">The record in the address; empty where there is none.</param>
internal sealed record Look(ReadView View, ApiCaller Caller, LookQuery Query, CallerReach Reach, Guid Id)
{
    /// <summary>Customers whose file the answer shows: whoever looked is noted in the audit log.</summary>
    public List<Guid> Seen { get; } = [];
}

/// <summary>One thing that programs may look up.</summary>
/// <param name="Shape">What the answer shows, see <see cref="PartnerFields"/>.</param>
/// <param name="Parameters">What may stand in the address, besides the limit and cursor of a list.</param>
internal sealed record Looked(
    string Path, string Scope, string Shape, IReadOnlyList<string> Parameters, Func<Look, CancellationToken, Task<ApiAnswer>> AnswerAsync);

/// <summary>A call that looks: who calls, what is asked, what this caller may see of it.</summary>
internal sealed class LookCall(ApiCall call, IStore store)
{
    public void Map(IEndpointRouteBuilder routes, Looked what) =>
        routes.MapGet(what.Path, ResultCall.Of(context => RunAsync(context, what)))
            .WithMetadata(new ApiEndpoint(what.Scope, what.Shape, what.Parameters));

    private async Task<IResult> RunAsync(HttpContext context, Looked what)
    {
        var (caller, problem) = call.Authenticate(context, what.Scope);
        if (caller is null) return problem!.ToResult();
        return (await AnswerAsync(context, what, caller)).For(caller, what.Shape).ToResult(context);
    }

    private async Task<ApiAnswer> AnswerAsync(HttpContext context, Looked what, ApiCaller caller)
    {
        var query = new LookQuery(context.Request.Query, what.Parameters);
        try
        {
            List<Guid> seen = [];
            var answer = await store.ReadAsync(
                async (view, token) =>
                {
                    var look = new Look(view, caller, query, await CallerReach.OfAsync(view, caller, token), RouteId.Of(context));
                    var found = await what.AnswerAsync(look, token);
                    seen = look.Seen;
                    return query.Errors.Count > 0
                        ? ApiAnswer.Problem(400, "Something in the address is wrong: see errors.", query.Errors)
                        : found;
                },
                context.RequestAborted);
            if (answer.Status == 200 && seen.Count > 0) await NoteAsync(caller, seen);
            return answer;
        }
        catch (Exception trouble) when (trouble is TimeoutException || StoreTrouble.Explain(trouble) is not null)
        {
            context.Response.Headers.RetryAfter = "2";
            return ApiAnswer.Problem(503, "Too busy. Ask again.");
        }
    }

    // Before the answer leaves: nobody reads a file without a trace.
    private Task<bool> NoteAsync(ApiCaller caller, List<Guid> seen) => store.WriteAsync(
        $"api:seen:{caller.Id}",
        async (work, token) =>
        {
            foreach (var customer in seen.Distinct())
                await CustomerReads.NoteAsync(work, new RecordRef("customer", customer), CustomerReads.Api + caller.Id, token);
            return true;
        },
        CancellationToken.None);
}

/// <summary>The record in the address, when it belongs to a customer within reach.</summary>
internal static class OneOf
{
    public static Task<T?> Async<T>(Look look, CancellationToken cancellationToken)
        where T : Record =>
        Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.FirstOrDefaultAsync(
            look.Reach.Of<T>(look.View).Where(record => record.Id == look.Id), cancellationToken);
}

/// <summary>Lists in pages: by id, so that a page goes on where the one before ended, whatever was added or changed meanwhile.</summary>
internal static class Page
{
    public static async Task<ApiAnswer> OfAsync<T>(
        Look look, IQueryable<T> query, Func<IReadOnlyList<T>, Task<IEnumerable<JsonObject>>> print, CancellationToken cancellationToken)
        where T : Record
    {
        var (after, limit) = (look.Query.After(), look.Query.Limit());
        if (look.Query.Errors.Count > 0) return ApiAnswer.NotFound;
        if (after is { } last) query = query.Where(record => record.Id > last);
        var found = await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToListAsync(
            query.OrderBy(record => record.Id).Take(limit + 1), cancellationToken);
        var shown = found.Count > limit ? found[..limit] : found;
        return ApiAnswer.Of(200, new JsonObject
        {
            ["items"] = new JsonArray([.. (await print(shown)).Select(item => (JsonNode)item)]),
            ["next"] = found.Count > limit ? LookQuery.Cursor(shown[^1].Id) : null,
        });
    }
}
