namespace CrmBot.Teams;

/// <summary>The table of §3.6: which refusals say something lasting about a conversation.</summary>
internal static class ReadEffect
{
    public static ReferenceEffect Of(int? status, string? code) => (status, code) switch
    {
        (403 or 404, "BotNotInConversationRoster") => ReferenceEffect.Uninstalled,
        (403, "BotDisabledByAdmin" or "ConversationBlockedByUser" or "MessageWritesBlocked") => ReferenceEffect.Blocked,
        (404, "ConversationNotFound") => ReferenceEffect.Gone,
        _ => ReferenceEffect.None,
    };
}
