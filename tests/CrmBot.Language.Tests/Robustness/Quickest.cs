using System.Diagnostics;
using Xunit;

namespace CrmBot.Language.Tests.Robustness;

/// <summary>How long something takes on a machine that does other things too.</summary>
internal static class Quickest
{
    private const int Tries = 5;

    /// <summary>
    /// The best of five tries, in time on the clock or on the processor, whichever is less: a message that waited for the processor is not
    /// slow. Nothing else may run in this process meanwhile (<see cref="Alone"/>).
    /// </summary>
    public static TimeSpan Of(Action work)
    {
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < Tries; i++)
        {
            var (start, spent) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            work();
            var (passed, used) = (Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - spent);
            foreach (var took in (ReadOnlySpan<TimeSpan>)[passed, used])
            {
                if (took < best) best = took;
            }
        }

        return best;
    }
}

/// <summary>Tests that look at the clock run by themselves, after the others.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
