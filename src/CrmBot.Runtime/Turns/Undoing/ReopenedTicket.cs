using System.Text.Json.Nodes;
using CrmBot.Language;

namespace CrmBot.Runtime.Turns.Undoing;

/// <summary>
/// 关错了，1026重新打开: unless closing it was what was done last here, the ticket
/// named is opened again, and nothing else is taken back or dropped.
/// </summary>
internal static class ReopenedTicket
{
    public static Frame? Of(ConversationMemory memory, Frame frame)
    {
        if (!frame.Is("of", "resolve") || frame.Text("id") is not { } number || !long.TryParse(number, out var id)) return null;
        if (memory.Preview is { StoredBy: { } stored, Frame.Intent: "resolve" } && memory.LastTurn == stored) return null;
        return new Frame("tk_upd", new JsonObject { ["id"] = id, ["act"] = "reopen" });
    }
}
