using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Deals;

/// <summary>How somebody compares with us, right behind what is told of them.</summary>
internal static class RivalWords
{
    private const int Reach = 6;

    private static readonly Nearby Beside = Nearby.Words("rival.beside.us");

    /// <summary>…谈，价格比我们低: also where a comma stands between.</summary>
    public static bool CompareBehind(Section clause, int at)
    {
        var rest = clause.Lower.AsSpan(at);
        for (var skipped = 0; skipped <= Reach && skipped < rest.Length; skipped++)
        {
            if (Beside.Begins(rest[skipped..])) return true;
        }

        return false;
    }
}
