using CrmBot.Language;

namespace CrmBot.Runtime.Places;

public enum PlaceScope { Direct, GroupChat, Channel }

/// <summary>
/// A conversation as the messenger names it, captured from every authenticated activity.
/// </summary>
/// <param name="Key">Our key: tenant and conversation id (a channel thread's root channel keeps its own place).</param>
/// <param name="ConversationId">As the messenger sends it, with <c>;messageid=</c> in a channel thread.</param>
public sealed record Place(
    string Key, PlaceScope Scope, string ChannelId, string ServiceUrl, string ConversationId, string? TenantId, string? TeamId,
    string? TeamChannelId, string BotId, string? Name = null)
{
    /// <summary>More than one person reads here: only the least-privileged view may be posted.</summary>
    public bool IsGroup => Scope != PlaceScope.Direct;

    public PlaceKind Kind => IsGroup ? PlaceKind.Group : PlaceKind.Direct;
}
