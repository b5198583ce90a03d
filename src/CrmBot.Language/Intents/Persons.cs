using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents;

/// <summary>Which person of a section fills a slot (contract 6.2, 6.3).</summary>
internal static class Persons
{
    /// <summary>The first person who is not one of us.</summary>
    public static PersonMention? Contact(Section section)
    {
        foreach (var person in section.People)
        {
            if (IsContact(section, person)) return person;
        }

        return null;
    }

    /// <summary>拜访了银杏，钟伟不在，见了简宁: whom a contact was with; who was not there only when nobody else is named.</summary>
    public static PersonMention? Met(Section section) =>
        Contacts(section).FirstOrDefault(person => !Nearby.Words("absent").Begins(section.Lower.AsSpan(person.Whole.End).TrimStart()))
            ?? Contact(section);

    /// <summary>邹厂长嫌贵，范工要图纸: where no customer is named, the only one that knows the contact.</summary>
    public static CustomerMention? CustomerOfContact(Section section) =>
        Contact(section) is { Customers: [var only] } contact
            ? new CustomerMention(contact.Span, contact.Written, [only], IsGuess: true)
            : null;

    public static IEnumerable<PersonMention> Contacts(Section section) => section.People.Where(person => IsContact(section, person));

    public static bool IsContact(Section section, PersonMention person) => person.Side switch
    {
        // get Hank the sheet
        PersonSide.Ours => person is { Colleagues.Count: 0, Customers.Count: > 0 } && char.IsAsciiLetter(person.Written[0]),
        PersonSide.Theirs => !IsCompanion(section, person) && !IsBroughtAlong(section, person),
        _ => person.Colleagues.Count == 0 || IsOfNamed(section, person) || IsRatherTheirs(section, person),
    };

    /// <summary>No customer is named, and only the nickname of one of us is meant as well.</summary>
    private static bool IsRatherTheirs(Section section, PersonMention person) =>
        person.Customers.Count > 0 && section.Customers.Count == 0 && !person.Colleagues.Any(colleague => colleague.Name == person.Written);

    /// <summary>和沈冰一起拜访了银杏: one of us came along.</summary>
    private static bool IsCompanion(Section section, PersonMention person) => IsOnlyOurs(person)
        && (PersonWords.LengthAt("companion", section.Lower, person.Whole.End) > 0 || IsBesideMe(section, person.Whole.Start));

    private static bool IsOnlyOurs(PersonMention person) => person.Colleagues.Count > 0 && person.Customers.Count == 0;

    /// <summary>visited Silverline with Sam: one of us behind the customer, known to no customer.</summary>
    private static bool IsBroughtAlong(Section section, PersonMention person) => person.Colleagues.Count == 1 && IsOnlyOurs(person)
        && section.Customers.Exists(mention => mention.Span.End <= person.Whole.Start)
        && IsJoined(section.Lower.AsSpan(0, person.Whole.Start).TrimEnd()) && ContactWords.Told(section);

    private static bool IsJoined(ReadOnlySpan<char> before) =>
        before.EndsWith(" with", StringComparison.Ordinal) || before.EndsWith(" and", StringComparison.Ordinal);

    /// <summary>提醒我和小曾去宏昌.</summary>
    private static bool IsBesideMe(Section section, int at) =>
        at > 1 && section.Lower[at - 1] is '和' or '跟' or '同' or '与' && section.Lower[at - 2] is '我' or '们';

    /// <summary>Known to a customer that the section names.</summary>
    private static bool IsOfNamed(Section section, PersonMention person) =>
        person.Customers.Count > 0 && section.Customers.Exists(mention => person.Customers.Any(mention.Candidates.Contains));

    /// <summary>The first colleague said to do something.</summary>
    public static PersonMention? Colleague(Section section) =>
        section.People.FirstOrDefault(person => person.Colleagues.Count > 0 && person.Side == PersonSide.Ours)
        ?? section.People.FirstOrDefault(person => person.Colleagues.Count > 0 && !IsContact(section, person));

    /// <summary>Sets a slot that takes a colleague; a nickname shared by several is asked for.</summary>
    public static void SetColleague(FrameDraft draft, string slot, PersonMention person, string speaker)
    {
        if (person.Colleagues.Count > 1) draft.Ask(slot);
        else draft.Set(slot, person.Colleagues[0].Name == speaker ? "me" : person.Colleagues[0].Name);
    }
}
