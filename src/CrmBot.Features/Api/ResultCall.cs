using Microsoft.AspNetCore.Http;

namespace CrmBot.Features.Api;

/// <summary>
/// Makes a plain delegate of a call that gives a result: for anything else the
/// framework compiles methods of its own, for every route at every start.
/// </summary>
internal static class ResultCall
{
    public static RequestDelegate Of(Func<HttpContext, Task<IResult>> answer) =>
        async context => await (await answer(context)).ExecuteAsync(context);

    public static RequestDelegate Of(Func<HttpContext, IResult> answer) => context => answer(context).ExecuteAsync(context);
}
