using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Customers;

/// <summary>
/// Hank left Globex, Priya takes over from him: who has left was said before, and who stands right before the verb comes.
/// </summary>
internal static class HeirOfGone
{
    private const int MostBetween = 1;

    public static (string Old, string New)? Find(Section section)
    {
        if (section.First("role.left") is not { } left || !char.IsAsciiLetter(section.Lower[left.Start])) return null;
        string? old = null;
        foreach (var person in section.People)
        {
            if (person.Colleagues.Count > 0) continue;
            if (person.Whole.End <= left.Start) old = person.Written;
            else if (old is not null && old != person.Written && TakesOver(section, person.Whole.End)) return (old, person.Written);
        }

        return null;
    }

    private static bool TakesOver(Section section, int at)
    {
        foreach (var hit in section.Cues)
        {
            if ((hit.Is("replaced.active") || hit.Is("replaced.order") || hit.Is("role.replaced"))
                && hit.Start - at is >= 0 and <= MostBetween) return true;
        }

        return false;
    }
}
