using CrmBot.Language.Lexicons;

namespace CrmBot.Language.Reading;

/// <summary>send Hank the brochure, follow up with Acme: an English sentence that begins with a verb of work and goes on with whom or what.</summary>
internal static class EnglishOrder
{
    private static readonly Nearby Verbs = Nearby.Words("order.verb");
    private static readonly Nearby Linked = Nearby.Words("order.linked");
    private static readonly Nearby Going = Nearby.Words("order.going");
    private static readonly Nearby Things = Nearby.Words("order.thing");

    /// <summary>visiting Contoso on Thursday: how plans are put.</summary>
    public static bool IsGoing(Section section) => Going.Begins(section.Words);

    public static bool Begins(Section section)
    {
        var words = section.Words;
        if (Linked.LengthAt(words) is > 0 and var linked) return linked < words.Length;
        if (Verbs.LengthAt(words) is not (> 0 and var verb) || verb == words.Length) return false;
        var rest = words[verb..].TrimStart();
        var at = section.Span.End - rest.Length;
        return Things.Begins(rest) || section.People.Exists(person => person.Whole.Start == at) || section.Customers.Exists(mention => mention.Span.Start == at);
    }
}
