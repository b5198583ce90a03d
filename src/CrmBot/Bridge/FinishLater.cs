using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;

namespace CrmBot.Bridge;

/// <summary>
/// What goes on after people were told to wait: nobody comes again for it, so what could not be stored is tried again here.
/// </summary>
internal sealed partial class FinishLater(ITurnRunner turns, Clocks clocks, ILogger<FinishLater> log)
{
    private const int MostTries = 5;

    /// <param name="work">The first try, under way or done.</param>
    /// <returns>What it came to; busy when nothing was stored in all tries.</returns>
    public async Task<TurnAnswer> RunAsync(Inbound inbound, Task<TurnAnswer> work, CancellationToken hostToken)
    {
        var answer = await work;
        try
        {
            for (var tries = 1; answer is TurnAnswer.Busy busy && tries < MostTries; tries++)
            {
                await Task.Delay(TimeSpan.FromSeconds(busy.RetryAfterSeconds), clocks.System, hostToken);
                answer = await turns.RunAsync(inbound, hostToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }

        if (answer is TurnAnswer.Busy) Log.GivenUp(log, inbound.GetType().Name, MostTries);
        return answer;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{What} that was answered with \"wait\" could not be stored in {Tries} tries.")]
        public static partial void GivenUp(ILogger logger, string what, int tries);
    }
}
