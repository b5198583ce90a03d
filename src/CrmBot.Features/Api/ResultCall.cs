using Microsoft.AspNetCore.Http;

namespace CrmBot.Features.Api;

/// <summary>
/// Maps a call that gives a result as a plain delegate: what the framework would otherwise compile for every route at every start takes longer
/// than all the rest of it.
/// </summary>
internal static class ResultCall
{
    public static RequestDelegate Of(Func<HttpContext, Task<IResult>> answer) => async context => await (await answer(context)).ExecuteAsync(context);

    public static RequestDelegate Of(Func<HttpContext, IResult> answer) => context => answer(context).ExecuteAsync(context);
}
