using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml;
using CrmBot.Console;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Timers;

namespace CrmBot.Development;

/// <summary>One of: a span forward (ISO 8601, <c>PT24H</c>), an instant, the next due moment, or back to real time.</summary>
internal sealed record ClockOrder(string? Advance = null, string? Set = null, bool Next = false, bool Reset = false);

/// <summary>Reads and moves business time for the console's clock and for tests.</summary>
internal sealed class MoveClock(Clocks clocks, ClockMover mover, TimerView timers, Transcripts transcripts)
{
    public IResult Read() => Results.Json(Now());

    public async Task<IResult> MoveAsync(ClockOrder order, CancellationToken cancellationToken)
    {
        if (order.Reset) return Answer(await mover.ResetAsync(cancellationToken));
        if (await TargetAsync(order, cancellationToken) is not { } target)
        {
            return Results.BadRequest(
                new { error = "Give one of advance (ISO 8601 duration, such as PT1H), set (date and time with offset), next or reset." });
        }

        var move = await mover.MoveToAsync(target, cancellationToken);
        return move.Moved
            ? Answer(move)
            : Results.BadRequest(new { error = "Business time only moves forward; reset sets it back to real time." });
    }

    private IResult Answer(ClockMove move)
    {
        transcripts.Announce("clock", Now());
        var body = Now();
        body["waitingTimers"] = move.WaitingTimers;
        body["waitingMessages"] = move.WaitingMessages;
        return Results.Json(body);
    }

    private async Task<long?> TargetAsync(ClockOrder order, CancellationToken cancellationToken)
    {
        if (order.Next) return (await timers.ReadAsync(0, cancellationToken)).NextDue ?? clocks.Now;
        if (order.Set is { } set)
            return DateTimeOffset.TryParse(set, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
                ? at.ToUnixTimeMilliseconds() : null;
        return order.Advance is { } span && Span(span) is { } length && length >= TimeSpan.Zero
            ? clocks.Now + (long)length.TotalMilliseconds : null;
    }

    private static TimeSpan? Span(string text)
    {
        try
        {
            return XmlConvert.ToTimeSpan(text);
        }
        catch (Exception wrong) when (wrong is FormatException or OverflowException)
        {
            return null;
        }
    }

    private JsonObject Now() => new()
    {
        ["now"] = clocks.Business.GetUtcNow().ToString("o"),
        ["real"] = clocks.System.GetUtcNow().ToString("o"),
    };
}
