using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents;

/// <summary>What is stated about a customer and fits nothing else is noted (contract 9.1): Gus is out on vacation till mid June.</summary>
internal static class ToldFact
{
    private const int Shortest = 6;

    public static bool Is(Section section) =>
        IsOfSomebody(section) && section.LengthWithoutCustomers >= Shortest && IsStated(section) && !OrdersSomething(section)
            && section.Tickets.Count == 0;

    /// <summary>A customer is named, pointed at, replied to, or told by the only contact of that name.</summary>
    private static bool IsOfSomebody(Section section) =>
        section.Customers is [{ Known: not null }, ..]
        || (section.Has("pronoun") && section.Utterance.LastCustomer is not null)
        || section.Utterance.ReplyTo is { Kind: "customer" or "lead" or "deal", Customer: not null }
        || Persons.Contact(section) is { Customers.Count: 1 };

    /// <summary>No question, no condition, and nothing denied or forbidden.</summary>
    private static bool IsStated(Section section) =>
        !Mood.IsQuestion(section) && !Mood.IsHypothesis(section) && !Mood.Forbids(section) && !section.Has("negation");

    /// <summary>Something is to be done that no reader took: reminded, watched, sent, deleted.</summary>
    private static bool OrdersSomething(Section section) =>
        section.Has("fix.clear") || section.Has("remind.ask") || section.Has("watch.when")
        || section.Has("paper.order") || section.Has("expense.ask") || section.Has("delete.word");
}
