using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Cards;

/// <summary>Reads a record's name as cards and rows carry it, <c>kind:guid</c>.</summary>
public static class RecordNames
{
    /// <summary>Null when the text is missing or not a record's name; it may come from a client.</summary>
    public static RecordRef? Parse(string? text)
    {
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        return colon > 0 && Guid.TryParseExact(text.AsSpan(colon + 1), "N", out var id) ? new RecordRef(text![..colon], id) : null;
    }
}
