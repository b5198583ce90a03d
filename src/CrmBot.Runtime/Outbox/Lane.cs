using CrmBot.Runtime.Places;

namespace CrmBot.Runtime.Outbox;

internal enum LaneState { Idle, Ready, Busy }

/// <summary>One conversation's open rows. Guarded by <see cref="OutboxLanes"/>.</summary>
internal sealed class Lane(string name)
{
    public string Name { get; } = name;

    public List<OutboxRow> Posts { get; } = [];

    public List<OutboxRow> Edits { get; } = [];

    /// <summary>The conversation as last known; looked up when the first row leaves.</summary>
    public Place? Place { get; set; }

    /// <summary><see cref="Place"/> has become another one while a row was on its way to the old one.</summary>
    public bool HasMoved { get; set; }

    public LaneState State { get; set; }

    /// <summary>When <see cref="WakeLanes"/> will wake it, system time; belongs to that class.</summary>
    public long WakesAt { get; set; } = long.MaxValue;

    /// <summary>The last send has to be repeated or has no slot: what comes now will not leave at once.</summary>
    public bool Waits { get; set; }

    public bool IsEmpty => Posts.Count == 0 && Edits.Count == 0;

    /// <summary>
    /// Its next message was tried and had no chat to go to: the bot has not
    /// heard from the messenger yet, or the person does not have the app.
    /// </summary>
    public bool IsWithoutChat =>
        State == LaneState.Idle && Posts is [{ State: RowState.Pending, Attempts: > 0, Place: null }, ..]
            && Edits.TrueForAll(edit => IsOnItsWay(edit.Id));

    public OutboxRow? Next(long now)
    {
        if (Posts.Count > 0 && Posts[0].NotBefore <= now) return Posts[0];
        foreach (var edit in Edits)
        {
            if (edit.NotBefore <= now && !IsOnItsWay(edit.Id)) return edit;
        }

        return null;
    }

    /// <summary>When something may be sent next, system time.</summary>
    public long NextAt()
    {
        var at = Posts.Count > 0 ? Posts[0].NotBefore : long.MaxValue;
        foreach (var edit in Edits)
        {
            if (edit.NotBefore < at && !IsOnItsWay(edit.Id)) at = edit.NotBefore;
        }

        return at;
    }

    public (int Priority, long Seq) Rank()
    {
        var head = Posts.Count > 0 ? Posts[0] : Edits[0];
        return ((int)head.Priority, head.Seq);
    }

    private bool IsOnItsWay(Guid card)
    {
        foreach (var post in Posts)
        {
            if (post.Id == card) return true;
        }

        return false;
    }
}
