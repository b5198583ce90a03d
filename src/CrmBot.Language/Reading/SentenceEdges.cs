namespace CrmBot.Language.Reading;

/// <summary>Whether a place is the head or the end of a sentence.</summary>
internal static class SentenceEdges
{
    private const string Ends = ",，。.;；!！?？\n~～ ";

    /// <summary>At the end, but for 啊 and the like: 签了吗啊.</summary>
    public static bool EndsAt(Section section, int at)
    {
        while (at < section.Span.End && section.Lower[at] is '啊' or '呀' or '呢' or '的') at++;
        return at >= section.Span.End || Ends.Contains(section.Lower[at], StringComparison.Ordinal);
    }

    public static bool StartsAt(Section section, int at)
    {
        while (at > section.Span.Start && section.Lower[at - 1] == ' ') at--;
        return at == section.Span.Start || Ends.Contains(section.Lower[at - 1], StringComparison.Ordinal);
    }
}
