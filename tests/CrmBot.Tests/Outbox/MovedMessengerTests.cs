using CrmBot.Tests.TestApp;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Outbox;

/// <summary>
/// The messenger serves a conversation from another address than before, as Teams does when a company moves to another region.
/// </summary>
public sealed class MovedMessengerTests
{
    [Fact]
    public async Task What_waits_for_the_old_address_follows_to_the_new_one_in_order_when_somebody_writes_from_there()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        await using var moved = await FakeTeams.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        app.Teams.Script = (_, _, _) => Task.FromResult<IResult?>(new Closed());

        await lin.PostAsync(lin.Message("恒达"));
        await Until(() => app.Teams.Calls > 0);
        var next = lin.Message("佳美");
        next["serviceUrl"] = moved.ServiceUrl;
        await lin.PostAsync(next);

        var stands = await moved.WaitAsync(lin.Conversation, seen => seen.Count > 1 ? seen : null, "both answers");
        stands[0].Words.ShouldContain("恒达");
        stands[1].Words.ShouldContain("佳美");
        app.Teams.Of(lin.Conversation).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_on_its_way_to_the_old_address_when_somebody_wrote_from_the_new_one_follows_too()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        await using var moved = await FakeTeams.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        var held = new TaskCompletionSource();
        app.Teams.Script = async (_, _, _) =>
        {
            await held.Task;
            return new Closed();
        };

        await lin.PostAsync(lin.Message("恒达"));
        await Until(() => app.Teams.Calls > 0);
        var next = lin.Message("佳美");
        next["serviceUrl"] = moved.ServiceUrl;
        await lin.PostAsync(next);
        held.SetResult();

        var stands = await moved.WaitAsync(lin.Conversation, seen => seen.Count > 1 ? seen : null, "both answers");
        stands[0].Words.ShouldContain("恒达");
        stands[1].Words.ShouldContain("佳美");
    }

    private static async Task Until(Func<bool> condition)
    {
        for (var left = 5000; left > 0 && !condition(); left--) await Task.Delay(1, TestContext.Current.CancellationToken);
        condition().ShouldBeTrue();
    }

    // Nothing may be tried here for an hour.
    private sealed class Closed : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            (context.Response.StatusCode, context.Response.Headers.RetryAfter) = (StatusCodes.Status429TooManyRequests, "3600");
            return Task.CompletedTask;
        }
    }
}
