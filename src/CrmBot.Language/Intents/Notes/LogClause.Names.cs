using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Notes;

/// <content>Which names are left out of the words because they have slots of their own.</content>
internal sealed partial class LogClause
{
    /// <summary>The names of a part with the small words around them, as the first of what is left out.</summary>
    private List<TextSpan> Gaps(Section part)
    {
        var gaps = notes.Gaps;
        gaps.Clear();
        foreach (var mention in part.Customers) gaps.Add(Phrasing.Around(part, mention.Span));
        foreach (var person in part.People)
        {
            if (!IsSubject(part, person) && HasSlot(part, person)) gaps.Add(Phrasing.Around(part, person.Whole));
        }

        return gaps;
    }

    /// <summary>The contact whom the log is about; others stay in the words.</summary>
    private bool HasSlot(Section part, PersonMention person) =>
        (notes.Who is null || person.Written == notes.Who) && (IsNamed(person) || StandsBehindCustomer(part, person))
            && Persons.IsContact(part, person);

    /// <summary>昨天报了45，许总砍到40: behind what we did it is told who did this.</summary>
    private bool IsSubject(Section part, PersonMention person)
    {
        var start = clause.Span.Start;
        return notes.Notes.Count > 0 && person.Whole.Start == start && part.Span.Start == start && WordEdge.IsChinese(clause.Lower[start])
            && person.Whole.End < clause.Span.End && clause.Lower[person.Whole.End] is not (' ' or '说' or ',' or '，');
    }

    private static bool IsNamed(PersonMention person) => person.Customers.Count > 0 || person.Side == PersonSide.Theirs;

    private static bool StandsBehindCustomer(Section part, PersonMention person)
    {
        foreach (var mention in part.Customers)
        {
            if (mention.Span.End == person.Whole.Start) return true;
        }

        return false;
    }
}
