using CrmBot.Language.Lexicons;

namespace CrmBot.Language.Reading;

/// <summary>
/// What an English sentence without a subject sets out to do (send Hank the brochure; visiting Acme on
/// Thursday), and what a customer does again and again (Acme calls us every Monday), which is no order.
/// </summary>
internal static class EnglishOrder
{
    private static readonly Nearby Verbs = Nearby.Words("order.verb");
    private static readonly Nearby Linked = Nearby.Words("order.linked");
    private static readonly Nearby Going = Nearby.Words("order.going");
    private static readonly Nearby Things = Nearby.Words("order.thing");

    /// <summary>visiting Contoso on Thursday: how plans are put.</summary>
    public static bool IsGoing(Section section) => IsLatin(section) && Going.Begins(section.Words);

    /// <summary>
    /// Acme calls us every Monday, Acme's line stops every two hours: whose verb it is stands first, and the verb has its s.
    /// </summary>
    public static bool IsHabit(Section section)
    {
        if (!section.Times.Exists(static time => time.IsRecurrence)) return false;
        var name = section.Customers is [var customer, ..] ? customer.Span : section.People is [var person, ..] ? person.Whole : default;
        if (name.Length == 0 || name.Start != section.Span.Start || !char.IsAsciiLetter(section.Lower[name.Start])) return false;
        var words = section.Lower[name.End..section.Span.End].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var verb = words is [['\'', ..], _, ..] ? 2 : 0;
        return words.Length > verb && words[verb] is { Length: > 3 } said && said[^1] == 's' && said[^2] != 's';
    }

    /// <summary>follow up with Acme: it begins with a verb of work and goes on with whom or what.</summary>
    public static bool Begins(Section section)
    {
        if (!IsLatin(section)) return false;
        var words = section.Words;
        if (Linked.LengthAt(words) is > 0 and var linked) return linked < words.Length;
        if (Verbs.LengthAt(words) is not (> 0 and var verb) || verb == words.Length) return false;
        var rest = words[verb..].TrimStart();
        var at = section.Span.End - rest.Length;
        return Things.Begins(rest) || section.People.Exists(person => person.Whole.Start == at)
            || section.Customers.Exists(mention => mention.Span.Start == at);
    }

    private static bool IsLatin(Section section) => section.Span.Length > 0 && char.IsAsciiLetter(section.Words[0]);
}
