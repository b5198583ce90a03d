using CrmBot.Language.Lexicons;

namespace CrmBot.Language.Linking;

/// <summary>Cities, provinces and trades known without the world (<c>Lexicon/cities.txt</c>).</summary>
internal static class Places
{
    private static readonly Dictionary<string, PhraseTrie<string>> Tries = PhraseTries.In("cities.txt");

    public static int CityLengthAt(string lower, int at) => Tries["city"].LongestAt(lower, at, out _);

    public static int TradeLengthAt(string lower, int at) => Tries["trade"].LongestAt(lower, at, out _);

    /// <summary>hotel customers: a trade that only counts right before what is listed.</summary>
    public static int TradeKindLengthAt(string lower, int at) => Tries["trade.kind"].LongestAt(lower, at, out _);
}
