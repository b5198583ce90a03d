namespace CrmBot.Teams;

/// <summary>Conversation ids of channel threads: <c>19:…@thread.tacv2;messageid=1700000000000</c> (§1.3).</summary>
public static class ThreadId
{
    private const string Marker = ";messageid=";

    /// <summary>The channel or chat without the thread.</summary>
    public static string Root(string conversationId)
    {
        var cut = conversationId.IndexOf(';', StringComparison.Ordinal);
        return cut < 0 ? conversationId : conversationId[..cut];
    }

    /// <summary>Id of the message at the thread's root, if the id names a thread.</summary>
    public static string? MessageId(string conversationId)
    {
        var cut = conversationId.IndexOf(Marker, StringComparison.Ordinal);
        return cut < 0 ? null : conversationId[(cut + Marker.Length)..];
    }

    /// <summary>Both at once.</summary>
    public static (string Root, string? MessageId) Split(string conversationId) => (Root(conversationId), MessageId(conversationId));

    /// <summary>The thread under <paramref name="messageId"/> in a channel; a thread already named in the id is replaced.</summary>
    /// <exception cref="ArgumentException">The message id is not a positive whole number.</exception>
    public static string Of(string channelId, string messageId) =>
        IsMessageId(messageId)
            ? Root(channelId) + Marker + messageId
            : throw new ArgumentException("A thread's message id consists of digits and is not zero.", nameof(messageId));

    /// <summary>Whether an id may be sent to: not empty, and its thread, if any, is named once and well.</summary>
    public static bool IsWellFormed(string conversationId) =>
        conversationId.Length > 0
        && (MessageId(conversationId) is { } message
            ? IsMessageId(message) && Root(conversationId) is { Length: > 0 } root
                && root.Length + Marker.Length + message.Length == conversationId.Length
            : true);

    private static bool IsMessageId(string text) =>
        text.Length is > 0 and <= 30 && text.All(char.IsAsciiDigit) && text.Any(digit => digit != '0');
}
