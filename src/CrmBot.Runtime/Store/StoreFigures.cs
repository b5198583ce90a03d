using System.Diagnostics;

namespace CrmBot.Runtime.Store;

/// <summary>What the store has done since it was opened; for measuring, read without a lock.</summary>
public sealed class StoreFigures
{
    private long writes;
    private long commits;
    private long workTicks;
    private long commitTicks;

    /// <summary>Writes that were stored.</summary>
    public long Writes => Interlocked.Read(ref writes);

    /// <summary>Commits; fewer than writes where waiting writes shared one.</summary>
    public long Commits => Interlocked.Read(ref commits);

    /// <summary>Time spent inside writes, without the commits.</summary>
    public double WorkMilliseconds => Milliseconds(ref workTicks);

    /// <summary>Time spent waiting for commits to reach the disk.</summary>
    public double CommitMilliseconds => Milliseconds(ref commitTicks);

    /// <param name="began">Time stamps (<see cref="Stopwatch.GetTimestamp"/>):
    /// before the first write, after the last, after the commit.</param>
    internal void Count(int stored, long began, long worked, long committed)
    {
        Interlocked.Add(ref writes, stored);
        Interlocked.Increment(ref commits);
        Interlocked.Add(ref workTicks, worked - began);
        Interlocked.Add(ref commitTicks, committed - worked);
    }

    private static double Milliseconds(ref long ticks) => Interlocked.Read(ref ticks) * 1000.0 / Stopwatch.Frequency;
}
