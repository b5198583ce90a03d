using CrmBot.Language.Lexicons;

namespace CrmBot.Language.Intents.Deals;

/// <summary>把这条线索转成商机: words that only point at what becomes a deal are no name of it.</summary>
internal static class NewDealName
{
    public static string? Plain(string? name)
    {
        if (name is null) return null;
        var rest = name.AsSpan();
        while (Small.LengthAt(rest) is > 0 and var length) rest = rest[length..].TrimStart(" ,，");
        return rest.IsEmpty ? null : name;
    }

    private static readonly Nearby Small = Nearby.Words("deal.pointed");
}
