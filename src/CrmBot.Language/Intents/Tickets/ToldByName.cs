using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>
/// 给孟经理回：…, 跟Globex说…, …，跟Hank说一声: the desk has words for a customer whose ticket is open, or for one of the customer's people.
/// </summary>
internal static class ToldByName
{
    private static readonly Nearby Before = Nearby.Words("told.before");
    private static readonly Nearby Link = Nearby.Words("told.link");
    private static readonly Nearby Verb = Nearby.Words("told.verb");
    private static readonly Nearby Alone = Nearby.Words("told.alone");

    /// <summary>
    /// The order: from the word before the name to the verb behind it. Null where none is given, or where it is told of as done.
    /// </summary>
    public static TextSpan? Find(Section section)
    {
        if (!section.Has("reply.tell") && !section.Has("reply.give")) return null;
        foreach (var hit in section.Cues)
        {
            if (!hit.Is("reply.tell") && !hit.Is("reply.give") || !StandsAlone(section, hit.Start)
                || NameEnd(section, hit.End) is not (> 0 and var end)) continue;
            end += Link.LengthAt(section.Lower.AsSpan(end, section.Span.End - end));
            var verb = Verb.LengthAt(section.Lower.AsSpan(end, section.Span.End - end));
            if ((verb == 0 && !IsVerb(section, hit)) || IsPast(section, end + verb)) continue;
            return TicketWords.IsAgent(section) ? TextSpan.Between(hit.Start, end + verb) : null;
        }

        return null;
    }

    /// <summary>Whatever follows an order at the head is what is to be said, also what would be a matter of its own.</summary>
    public static bool Heads(Section section) =>
        Find(section) is { } order && order.Start < section.Clauses[0].End && !EndsAt(section, order.End);

    /// <summary>回瑞丰：…, 告诉吴工…: the word before the name says it already.</summary>
    private static bool IsVerb(Section section, CueHit hit) =>
        hit.Is("reply.tell") && Nearby.Words("told.full").Is(section.Lower.AsSpan(hit.Start, hit.Length));

    /// <summary>Behind the order, or before it where it stands last.</summary>
    public static string TextOf(Section section, TextSpan order) =>
        EndsAt(section, order.End)
            ? TextBefore(section, order.Start)
            : Phrasing.Trim(section.Text.Cut(TextSpan.Between(AfterMark(section, order.End), section.Span.End)));

    /// <summary>…，直接跟他说: nothing follows the order, and what is to be said stands before it.</summary>
    public static bool EndsWith(Section section, CueHit order) =>
        EndsAt(section, order.End) && order.Start > section.Span.Start && StandsAlone(section, order.Start)
        && section.Clauses.Count > 1 && section.Clauses[0].End < order.Start && TicketWords.IsAgent(section);

    public static string TextBefore(Section section, int end)
    {
        var clause = section.Clauses.FindLast(clause => clause.Start <= end);
        return Phrasing.Trim(section.Text.Cut(TextSpan.Between(section.Span.Start, clause.Start)));
    }

    private static bool EndsAt(Section section, int at) => Alone.AreAll(section.Lower.AsSpan(at, section.Span.End - at).TrimEnd("。.!！~"));

    /// <summary>回一句：…: the mark belongs to the order.</summary>
    private static int AfterMark(Section section, int at)
    {
        while (at < section.Span.End && section.Lower[at] is ':' or ',' or ' ') at++;
        return at;
    }

    // 跟Globex说了 tells of it; 说了算, and whatever else follows, does not come up behind a customer's name.
    private static bool IsPast(Section section, int at) => at < section.Span.End && section.Lower[at] is '了' or '过' or '好' or '完';

    /// <summary>Nothing stands before it in its clause but who is asked to do it: 你直接跟他说.</summary>
    private static bool StandsAlone(Section section, int at)
    {
        var start = section.Span.Start;
        foreach (var clause in section.Clauses)
        {
            if (clause.Start <= at) start = clause.Start;
        }

        return Before.AreAll(section.Lower.AsSpan(start, at - start));
    }

    /// <summary>
    /// Where the name behind the word ends: a customer with an open ticket, or somebody of theirs; 0 where none stands there.
    /// </summary>
    private static int NameEnd(Section section, int at)
    {
        foreach (var person in section.People)
        {
            if (person.Whole.Start - at is 0 or 1 && person.Colleagues.Count == 0 && HasTicket(section, person)) return person.Whole.End;
        }

        foreach (var mention in section.Customers)
        {
            if (mention.Span.Start - at is 0 or 1 && mention.Known is { } known && HasTicket(section, known)) return mention.Span.End;
        }

        return 0;
    }

    private static bool HasTicket(Section section, PersonMention person)
    {
        foreach (var known in person.Customers)
        {
            if (HasTicket(section, known)) return true;
        }

        return false;
    }

    private static bool HasTicket(Section section, CustomerEntry known) => section.World.Tickets.Of(known.Name).Count > 0;
}
