using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Reminders;

/// <summary>Those of us who have to do one thing together: remind Sam and Ivy to …, 让阿杰和小丁….</summary>
internal static class Doers
{
    public static List<PersonMention> Of(Section section)
    {
        var first = section.People.FindIndex(person => IsOne(person) && person.Side == PersonSide.Ours);
        var doers = new List<PersonMention>();
        for (var i = first; i >= 0 && i < section.People.Count; i++)
        {
            var person = section.People[i];
            if (!IsOne(person)
                || (doers.Count > 0 && !IsLink(section.Lower.AsSpan(doers[^1].Whole.End, person.Whole.Start - doers[^1].Whole.End)))) break;
            doers.Add(person);
        }

        return doers;
    }

    private static bool IsOne(PersonMention person) => person.Colleagues.Count == 1;

    private static bool IsLink(ReadOnlySpan<char> between) => Nearby.Words("and").Is(between);
}
