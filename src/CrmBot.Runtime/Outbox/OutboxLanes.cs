using CrmBot.Runtime.Places;

namespace CrmBot.Runtime.Outbox;

/// <summary>
/// The open rows of this process, one lane per conversation. A lane sends one message at a time, posts in their order; an edit may pass
/// posts that wait, but never the post it edits. Lanes that have something to send come out by priority, then age.
/// </summary>
internal sealed class OutboxLanes
{
    private const int FlowingLength = 4;
    private const int MostInMemory = 512;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Lane> lanes = new(StringComparer.Ordinal);
    private readonly PriorityQueue<Lane, (int Priority, long Seq)> ready = new();
    private readonly EditGap edits = new();
    private int rows;
    private bool open;

    /// <summary>Least time between two edits of one message.</summary>
    public TimeSpan BetweenEdits
    {
        get => TimeSpan.FromMilliseconds(edits.Length);
        set => edits.Length = (long)value.TotalMilliseconds;
    }

    /// <summary>Called when a lane became ready; must be short.</summary>
    public Action? Ready { get; set; }

    /// <summary>Rows not yet settled.</summary>
    public int Count
    {
        get
        {
            lock (gate) return rows;
        }
    }

    /// <summary>Whether all that is left waits for chats that cannot be opened yet.</summary>
    public bool OnlyWithoutChat
    {
        get
        {
            lock (gate) return lanes.Values.All(lane => lane.IsWithoutChat);
        }
    }

    /// <summary>Lanes that may be taken now.</summary>
    public int ReadyCount
    {
        get
        {
            lock (gate) return ready.Count;
        }
    }

    /// <summary>From now on rows may take the short way; before, earlier rows of the lane may still lie unread in the store.</summary>
    public void Open()
    {
        lock (gate) open = true;
    }

    /// <summary>Rows of others are being taken over: until <see cref="Open"/> nothing takes the short way.</summary>
    public void Close()
    {
        lock (gate) open = false;
    }

    /// <summary>Whether a new row of this lane would leave within milliseconds.</summary>
    public bool IsFlowing(string lane)
    {
        lock (gate) return open && (!lanes.TryGetValue(lane, out var found) || (!found.Waits && found.Posts.Count < FlowingLength));
    }

    public void Add(OutboxRow row)
    {
        lock (gate)
        {
            var lane = LaneOf(row.Lane);
            var list = row.Kind == RowKind.Post ? lane.Posts : lane.Edits;
            var at = list.Count;
            while (at > 0 && list[at - 1].Seq > row.Seq) at--;
            list.Insert(at, row);
            rows++;
            if (row.Kind == RowKind.Edit) row.NotBefore = Math.Max(row.NotBefore, edits.EndsAt(row.Id));
            // Bodies of a long queue, and of very many short ones, stay in the store.
            if (list.Count > FlowingLength || rows > MostInMemory) row.Draw = null;
            Offer(lane);
        }

        Ready?.Invoke();
    }

    /// <summary>Takes the most urgent ready lane; it belongs to the caller until <see cref="Release"/>.</summary>
    /// <param name="urgentOnly">Only a lane whose next row is an answer.</param>
    public Lane? Take(bool urgentOnly)
    {
        lock (gate)
        {
            if (!ready.TryPeek(out var lane, out var rank) || (urgentOnly && rank.Priority != (int)Priority.Answer)) return null;
            ready.Dequeue();
            lane.State = LaneState.Busy;
            return lane;
        }
    }

    /// <summary>What the lane may send at <paramref name="now"/>; null when nothing.</summary>
    public OutboxRow? Next(Lane lane, long now)
    {
        lock (gate) return lane.Next(now);
    }

    /// <summary>A row is done with, or has to wait (its <see cref="OutboxRow.NotBefore"/> then says until when).</summary>
    /// <param name="now">System time.</param>
    public void Settle(Lane lane, OutboxRow row, bool done, long now)
    {
        lock (gate)
        {
            if (done && row.Kind == RowKind.Edit) edits.Edited(row.Id, now);
            if (done && (row.Kind == RowKind.Post ? lane.Posts : lane.Edits).Remove(row)) rows--;
            lane.Waits = !done;
        }
    }

    /// <summary>
    /// Forgets a row that was settled elsewhere; what waited behind it may go. One that is leaving just now is only told that it arrived.
    /// </summary>
    public void Forget(string laneName, long seq)
    {
        lock (gate)
        {
            if (!lanes.TryGetValue(laneName, out var lane)) return;
            if (lane.Posts.Find(row => row.Seq == seq) is not { } found) return;
            if (found.State == RowState.Sending)
            {
                found.Arrived = true;
                return;
            }

            lane.Posts.Remove(found);
            rows--;
            lane.Waits = false;
            if (!lane.IsEmpty) Offer(lane);
            else if (lane.State == LaneState.Idle) lanes.Remove(laneName);
        }

        Ready?.Invoke();
    }

    /// <summary>
    /// Somebody wrote from the place. When the messenger serves it from elsewhere than where sending was tried, what waits to be repeated
    /// goes there at once: the pauses were for the old address.
    /// </summary>
    public void Reach(Place place)
    {
        lock (gate)
        {
            if (!lanes.TryGetValue(place.Key, out var lane) || lane.Place is not { } tried || tried.ServiceUrl == place.ServiceUrl) return;
            lane.Place = place;
            lane.HasMoved = lane.State == LaneState.Busy;
            foreach (var post in lane.Posts) post.NotBefore = 0;
            if (!lane.IsEmpty) Offer(lane);
        }

        Ready?.Invoke();
    }

    /// <summary>A send has come to its end. When somebody wrote from elsewhere meanwhile, its pause was for the old address too.</summary>
    public void Tried(Lane lane, OutboxRow row)
    {
        lock (gate)
        {
            if (lane.HasMoved) row.NotBefore = 0;
            else lane.Place = row.Place ?? lane.Place;
            lane.HasMoved = false;
        }
    }

    /// <summary>Gives a lane back.</summary>
    /// <returns>Milliseconds after which to <see cref="Wake"/> it; null when a new row will.</returns>
    public long? Release(Lane lane, long now)
    {
        lock (gate)
        {
            lane.State = LaneState.Idle;
            if (lane.IsEmpty)
            {
                lanes.Remove(lane.Name);
                return null;
            }

            if (lane.Next(now) is not null)
            {
                Offer(lane);
                return 0;
            }

            return Math.Max(1, lane.NextAt() - now);
        }
    }

    public void Wake(IReadOnlyList<Lane> woken)
    {
        lock (gate)
        {
            foreach (var lane in woken)
            {
                if (!lane.IsEmpty && lanes.TryGetValue(lane.Name, out var current) && current == lane) Offer(lane);
            }
        }

        Ready?.Invoke();
    }

    private void Offer(Lane lane)
    {
        if (lane.State != LaneState.Idle) return;
        lane.State = LaneState.Ready;
        ready.Enqueue(lane, lane.Rank());
    }

    private Lane LaneOf(string name)
    {
        if (!lanes.TryGetValue(name, out var lane)) lanes.Add(name, lane = new Lane(name));
        return lane;
    }
}
