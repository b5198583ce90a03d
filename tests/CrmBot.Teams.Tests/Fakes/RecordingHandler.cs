using System.Collections.Concurrent;

namespace CrmBot.Teams.Tests;

/// <summary>Remembers every activity that got through and answers as told.</summary>
public sealed class RecordingHandler : IActivityHandler
{
    public ConcurrentQueue<Activity> Seen { get; } = new();

    public Func<Activity, CancellationToken, Task<ActivityAnswer>> Answer { get; set; } =
        (_, _) => Task.FromResult(ActivityAnswer.Accepted());

    public Task<ActivityAnswer> HandleAsync(Activity activity, CancellationToken hostToken)
    {
        Seen.Enqueue(activity);
        return Answer(activity, hostToken);
    }
}
