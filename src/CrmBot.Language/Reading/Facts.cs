namespace CrmBot.Language.Reading;

/// <summary>
/// What can be said of a section as a whole: the <c>@facts</c> of <c>Lexicon/evidence.txt</c>, each looked at only when asked for.
/// </summary>
internal static class Facts
{
    /// <summary>Every fact by its name; a name that is missing here is a slip in the evidence file and found at start-up.</summary>
    public static readonly IReadOnlyDictionary<string, Func<Section, bool>> Known = Join(
        NameFacts.All,
        TimeFacts.All,
        ValueFacts.All,
        OutcomeFacts.All,
        TaskFacts.All,
        TicketFacts.All,
        SurroundingFacts.All,
        MoodFacts.All,
        OfferFacts.All,
        OrdinaryFacts.All,
        LaterFacts.All,
        NotesFacts.All,
        OpenMatter.All,
        DeniedOrders.All);

    private static Dictionary<string, Func<Section, bool>> Join(params ReadOnlySpan<Dictionary<string, Func<Section, bool>>> tables)
    {
        var all = new Dictionary<string, Func<Section, bool>>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            foreach (var (name, fact) in table) all.Add(name, fact);
        }

        return all;
    }
}
