using CrmBot.Runtime.Time;

namespace CrmBot.Features.Tickets.Clock;

/// <summary>When a queue is served: in office hours of a calendar and a zone, or always.</summary>
/// <param name="Office">Null for day and night, every day.</param>
internal readonly record struct ServiceHours(WorkTime? Office)
{
    public static ServiceHours Always { get; }

    /// <summary>Milliseconds served between two instants; zero when they are not in order.</summary>
    public long Between(long from, long to) =>
        Office is { } office ? (long)office.Between(from, to).TotalMilliseconds : Math.Max(0, to - from);

    /// <summary>The instant at which <paramref name="work"/> milliseconds have been served.</summary>
    public long Add(long instant, long work) =>
        Office is { } office ? office.Add(instant, TimeSpan.FromMilliseconds(work)) : instant + work;
}
