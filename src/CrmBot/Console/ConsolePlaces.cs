namespace CrmBot.Console;

/// <summary>A conversation of the console, as a messenger would name it.</summary>
/// <param name="Id">The page's id: <c>dm</c>, <c>sales</c>, <c>service</c>.</param>
internal sealed record ConsolePlace(string Id, string Kind, string ConversationId, string NameChinese, string NameEnglish);

/// <summary>Somebody one can be in the console.</summary>
/// <param name="Team">Its name in each language.</param>
internal sealed record ConsolePerson(
    string Id, string Name, string? Nickname, string Role, IReadOnlyDictionary<string, string>? Team, string Locale, string TimeZone);

/// <summary>Who and where one can be.</summary>
internal static class ConsolePlaces
{
    public const string Tenant = "00000000-0000-4000-8000-00000c0c0c0c";
    public const string BotId = "28:crmbot-console";
    public const string BotName = "小客";
    private const string DirectPrefix = "a:console:";

    private static readonly ConsolePlace[] Groups =
    [
        new("sales", "groupChat", "19:console-sales@thread.v2", "销售群", "Sales group"),
        new("service", "channel", "19:console-service@thread.tacv2", "客服频道", "Service channel"),
    ];

    public static IReadOnlyList<ConsolePlace> All => Groups;

    public static ConsolePlace? Find(string place, string person) => place == "dm"
        ? new("dm", "personal", DirectConversation(person), "私聊", "Direct chat")
        : Array.Find(Groups, group => group.Id == place);

    public static string DirectConversation(string person) => DirectPrefix + person;

    /// <summary>The page's id of a conversation, and in a direct chat the person it belongs to.</summary>
    public static (string Place, string? Person) Of(string conversationId)
    {
        if (conversationId.StartsWith(DirectPrefix, StringComparison.Ordinal))
        {
            return ("dm", conversationId[DirectPrefix.Length..]);
        }

        var root = conversationId.Split(';')[0];
        return (Array.Find(Groups, group => group.ConversationId == root)?.Id ?? "unknown", null);
    }

    public static string UserId(string person) => "29:console-" + person;

    /// <summary>The person behind a messenger id, or the id itself when it already is a directory id.</summary>
    public static string PersonOf(string userId) => userId.StartsWith("29:console-", StringComparison.Ordinal) ? userId[11..] : userId;
}
