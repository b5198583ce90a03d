using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Deals;

/// <summary>picked the mug set, went with option B, chose our premium plan: one of our goods, no competitor.</summary>
internal static class ChosenGoods
{
    private static readonly System.Buffers.SearchValues<char> Ends = System.Buffers.SearchValues.Create(",.;!?\n");

    /// <summary>True when every choice a section tells is one of goods, and nothing else says that the deal is lost.</summary>
    public static bool Are(Section section)
    {
        var found = false;
        foreach (var hit in section.Cues)
        {
            if ((hit.IsOf("reason") && !hit.Is("reason.competitor")) || hit.Is("lost.rival.open") || hit.Is("lost.dead")
                || hit.Is("lost.quit")) return false;
            if (!hit.Is("lost.word") && !hit.Is("lost.rival")) continue;
            if (!IsOfGoods(section, hit)) return false;
            found = true;
        }

        return found;
    }

    private static readonly Nearby Verbs = Nearby.Words("chosen.verb");
    private static readonly Nearby Goods = Nearby.Words("chosen.goods");
    private static readonly Nearby OfOthers = Nearby.Words("chosen.other");

    private static bool IsOfGoods(Section section, CueHit choice)
    {
        if (!Verbs.Is(section.Lower.AsSpan(choice.Start, choice.Length))) return false;
        var rest = section.Lower.AsSpan(choice.End, section.Span.End - choice.End).TrimStart();
        var end = rest.IndexOfAny(Ends);
        if (end >= 0) rest = rest[..end];
        return !OfOthers.IsIn(rest) && Goods.Begins(rest);
    }
}
