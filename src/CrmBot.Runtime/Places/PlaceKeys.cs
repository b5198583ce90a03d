namespace CrmBot.Runtime.Places;

/// <summary>How a place is named in our own tables and lanes.</summary>
public static class PlaceKeys
{
    public static string Of(string? tenantId, string conversationId) => $"{tenantId}|{conversationId}";
}
