namespace CrmBot.Bridge;

/// <summary>How long people wait for an answer before they are told to wait (the protocol's 5.9). After that the work goes on.</summary>
internal sealed record InvokeBudgets
{
    public TimeSpan Search { get; init; } = TimeSpan.FromSeconds(2);

    public TimeSpan Dialog { get; init; } = TimeSpan.FromSeconds(3);

    public TimeSpan Action { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>Whether <paramref name="work"/> is done within <paramref name="budget"/>; its failure counts as done.</summary>
    public static async Task<bool> IsInTimeAsync(Task work, TimeSpan budget, TimeProvider time)
    {
        if (work.IsCompleted)
            return true;
        using var stop = new CancellationTokenSource();
        var first = await Task.WhenAny(work, Task.Delay(budget, time, stop.Token));
        await stop.CancelAsync();
        return first == work;
    }
}
