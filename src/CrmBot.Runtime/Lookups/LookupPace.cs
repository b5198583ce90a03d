using CrmBot.Runtime.Time;

namespace CrmBot.Runtime.Lookups;

/// <summary>Five searches a second for each person: who types fast is not slowed down, who floods gets nothing.</summary>
internal sealed class LookupPace(Clocks clocks)
{
    private const int Most = 5, MostRemembered = 4096;
    private const long Second = 1000;
    private readonly Lock gate = new();
    private readonly Dictionary<string, Queue<long>> recent = new(StringComparer.Ordinal);

    public bool TryTake(string person)
    {
        var now = clocks.SystemNow;
        lock (gate)
        {
            if (recent.Count >= MostRemembered) recent.Clear();
            if (!recent.TryGetValue(person, out var times)) recent.Add(person, times = new Queue<long>(Most));
            while (times.Count > 0 && now - times.Peek() >= Second) times.Dequeue();
            if (times.Count >= Most) return false;
            times.Enqueue(now);
            return true;
        }
    }
}
