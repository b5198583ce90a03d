namespace CrmBot.Runtime.Turns.Drafts;

/// <summary>The draft that a button names, if it is still this person's and still open.</summary>
internal static class FindDraft
{
    public static readonly Reply Closed = new Reply.Refuse("draft.closed");

    public static Draft? Of(Turn turn, CardAction action) =>
        ClickData.Id(action, "draft") is { } id ? turn.Memory.Drafts.Find(draft => draft.Id == id) : null;

    /// <summary>Whether the button is of the draft's newest card.</summary>
    public static bool IsCurrent(Draft draft, CardAction action) => draft.Revision == action.Revision;
}
