namespace CrmBot.Teams;

/// <summary>Where to send: a conversation behind a connector.</summary>
/// <param name="ServiceUrl">The connector, as the last inbound activity of this conversation gave it.</param>
/// <param name="ConversationId">The conversation, with its thread where there is one.</param>
/// <param name="TenantId">The company; rate windows are kept per tenant.</param>
public sealed record Address(string ServiceUrl, string ConversationId, string? TenantId = null);
