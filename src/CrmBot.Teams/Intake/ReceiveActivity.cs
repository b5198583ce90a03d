using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CrmBot.Teams;

/// <summary>The pipeline of §0: from bytes on the wire to the handler, and its answer back.</summary>
internal sealed partial class ReceiveActivity : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(8);
    private readonly TeamsOptions options;
    private readonly IActivityHandler handler;
    private readonly IInboundAuthenticator authenticator;
    private readonly AdmitActivity admit;
    private readonly ILogger<ReceiveActivity> log;
    private readonly CancellationTokenSource host = new();
    private readonly CancellationTokenRegistration stopping;

    public ReceiveActivity(
        IOptions<TeamsOptions> options,
        IActivityHandler handler,
        IInboundAuthenticator authenticator,
        AdmitActivity admit,
        IHostApplicationLifetime lifetime,
        ILogger<ReceiveActivity> log)
    {
        (this.options, this.handler, this.authenticator, this.admit, this.log) = (options.Value, handler, authenticator, admit, log);
        stopping = lifetime.ApplicationStopping.Register(() => host.CancelAfter(Grace));
    }

    public async Task HandleAsync(HttpContext context)
    {
        var request = context.Request;
        if (CheckRequest.Head(request, options.MaxBodyBytes) is { } head)
        {
            await RejectAsync(context, head);
            return;
        }

        var caller = await authenticator.AuthenticateAsync(context);
        if (caller.Rejection is { } unauthorised)
        {
            await RejectAsync(context, unauthorised);
            return;
        }

        var (activity, rejection) = await ReadBody.AsActivityAsync(request, options.MaxBodyBytes, context.RequestAborted);
        rejection ??= admit.Check(activity!, caller) ?? (ExecuteAction.IsMalformed(activity!) ? new Rejection(400, "BadAction") : null);
        if (rejection is not null)
        {
            await RejectAsync(context, rejection);
            return;
        }

        activity!.CallerId = caller.CallerId;
        if (caller.IsAnonymous)
            Log.Anonymous(log);
        // A bot that answers its own messages never stops.
        if (activity.From.Id == activity.Recipient.Id && activity.Type == "message")
            await WriteAnswer.ToAsync(context.Response, ActivityAnswer.Accepted());
        else
            await AnswerAsync(context, activity);
    }

    public void Dispose()
    {
        stopping.Dispose();
        host.Dispose();
    }

    private async Task AnswerAsync(HttpContext context, Activity activity)
    {
        ActivityAnswer answer;
        try
        {
            var work = handler.HandleAsync(activity, host.Token);
            answer = work.IsCompletedSuccessfully ? work.Result : await WithinAsync(work, context);
        }
        // The edge of one request: nothing of what went wrong may reach the sender, and nothing may stop the server.
        catch (Exception failure)
        {
            Log.HandlerFailed(log, failure, Kind(activity));
            answer = activity is { Type: "invoke", Name: "adaptiveCard/action" }
                ? ActivityAnswer.InvokeError(500, "InternalError", "Something went wrong.")
                : new ActivityAnswer(500, null);
        }

        await WriteAnswer.ToAsync(context.Response, answer);
    }

    // The connector gives up after 15 s (§5.9). The work goes on to its end.
    private async Task<ActivityAnswer> WithinAsync(Task<ActivityAnswer> work, HttpContext context)
    {
        try
        {
            return await work.WaitAsync(options.AnswerWithin);
        }
        catch (TimeoutException) when (!work.IsCompleted)
        {
            Log.TooSlow(log, Correlation.Of(context.Request));
            _ = work.ContinueWith(
                late => Log.HandlerFailed(log, late.Exception!, "late"),
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
            return ActivityAnswer.Busy();
        }
    }

    private Task RejectAsync(HttpContext context, Rejection rejection)
    {
        Log.Rejected(log, rejection.Status, rejection.Reason, Correlation.Of(context.Request));
        return WriteAnswer.RejectionAsync(context.Response, rejection);
    }

    // Types come from the wire; only known ones may enter the log.
    private static string Kind(Activity activity) =>
        activity.Type is "message" or "invoke" or "conversationUpdate" or "installationUpdate" or "messageUpdate" or "messageDelete"
            or "messageReaction" or "event" or "typing"
            ? activity.Type
            : "other";

    private static partial class Log
    {
        [LoggerMessage(101, LogLevel.Warning, "Activity rejected with {Status}: {Reason} (MS-CV {Correlation})")]
        public static partial void Rejected(ILogger logger, int status, string reason, string correlation);

        [LoggerMessage(102, LogLevel.Error, "The handler failed on an activity of type {Kind}")]
        public static partial void HandlerFailed(ILogger logger, Exception failure, string kind);

        [LoggerMessage(103, LogLevel.Warning, "The handler took too long; answered 503 (MS-CV {Correlation})")]
        public static partial void TooSlow(ILogger logger, string correlation);

        [LoggerMessage(104, LogLevel.Warning, "Activity taken without a token: Auth:AllowAnonymous is on")]
        public static partial void Anonymous(ILogger logger);
    }
}
