using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents;

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
            if ((hit.IsOf("reason") && !hit.Is("reason.competitor")) || hit.Is("lost.rival.open") || hit.Is("lost.dead") || hit.Is("lost.quit")) return false;
            if (!hit.Is("lost.word") && !hit.Is("lost.rival")) continue;
            if (!IsOfGoods(section, hit)) return false;
            found = true;
        }

        return found;
    }

    private static bool IsOfGoods(Section section, CueHit choice)
    {
        if (section.Lower.AsSpan(choice.Start, choice.Length) is not ("picked" or "chose" or "went with" or "went w/" or "going with" or "opted for" or "decided to go with" or "picked up" or "signed up with")) return false;
        var rest = section.Lower.AsSpan(choice.End, section.Span.End - choice.End).TrimStart();
        var end = rest.IndexOfAny(Ends);
        if (end >= 0) rest = rest[..end];
        if (rest.Contains(" over us", StringComparison.Ordinal) || rest.Contains("instead of us", StringComparison.Ordinal)) return false;
        foreach (var other in (ReadOnlySpan<string>)["vendor", "supplier", "competitor", "company", "provider", "incumbent", "firm", "guys", "people", "competition", "rival", "brand", "outfit", "shop", "bidder", "cheaper", "cheapest", "other", "lowest", "chinese", "local"])
        {
            if (rest.Contains(other, StringComparison.Ordinal)) return false;
        }

        foreach (var lead in (ReadOnlySpan<string>)["the ", "our ", "a ", "option ", "plan ", "package ", "both ", "two ", "three ", "version ", "model ", "tuesday", "monday", "wednesday", "thursday", "friday"])
        {
            if (rest.StartsWith(lead, StringComparison.Ordinal)) return true;
        }

        return false;
    }
}
