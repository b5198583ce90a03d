using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Topics;

/// <summary>上午跑了蓝海和启明，蓝海…，启明…: whom we saw stands first, and of each of them something is told behind it.</summary>
internal static class ListedVisits
{
    /// <summary>What is told of each, or null where no visits are listed.</summary>
    public static List<Section>? Split(Section section)
    {
        if (section.Customers.Count < 2) return null;
        var first = section.Within(section.Clauses[0]);
        if (!IsList(first) || !AreNamedAgain(section, first)) return null;
        var visits = first with { Customers = [] };
        var told = section.Within(TextSpan.Between(section.Clauses[1].Start, section.Span.End));
        return [.. TopicSplitter.Split(told).Select(part => part with { Lead = visits })];
    }

    private static bool IsList(Section first) =>
        first.Customers.Count > 1 && first.People.Count == 0 && first.HasFamily("ch") && ContactWords.Told(first);

    private static bool AreNamedAgain(Section section, Section first) => first.Customers.TrueForAll(mention =>
        section.Customers.Exists(later => later.Span.Start >= first.Span.End && later.SameAs(mention)));
}
