using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Customers;

/// <summary>he also recommended us to a friend at Novagen in Munich: the customer spoken of brought the company behind "at".</summary>
internal static class RecommendedUs
{
    public static Frame? Read(Section section)
    {
        if (section.First("refers.us") is not { } verb || Mood.IsQuestion(section)) return null;
        if (section.Customers.Exists(mention => mention.Span.Start >= verb.End)) return null;
        var draft = new FrameDraft("referral");
        var who = Persons.Contact(section);
        CustomerSlot.Fill(draft, CustomerSlot.WithGuess(section, who), who, required: true);
        draft.Rename("cust", "by").Set("of", Company(section, verb.End));
        if (!draft.Has("of")) draft.Ask("of");
        return draft.Build();
    }

    /// <summary>Behind "at" or "from", else the words right behind the verb, as far as they are capitalised.</summary>
    private static string? Company(Section section, int at)
    {
        var rest = section.Text.CutFolded(TextSpan.Between(at, section.Span.End)).Trim();
        foreach (var word in (ReadOnlySpan<string>)[" at ", " from "])
        {
            if (rest.IndexOf(word, StringComparison.Ordinal) is >= 0 and var place) rest = rest[(place + word.Length)..];
        }

        var length = 0;
        while (length < rest.Length && char.IsAsciiLetterUpper(rest[length]))
        {
            while (length < rest.Length && rest[length] is not (' ' or ',' or '.' or ';')) length++;
            if (rest.AsSpan(length).StartsWith(" & ")) length += 2;
            if (length + 1 >= rest.Length || rest[length] != ' ' || !char.IsAsciiLetterUpper(rest[length + 1])) break;
            length++;
        }

        return length > 1 ? rest[..length] : null;
    }
}
