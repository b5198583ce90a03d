using CrmBot.Language.Linking;

namespace CrmBot.Language.Intents;

/// <summary>恒通罗经理: of several customers called so, only one knows such a contact, and is meant.</summary>
internal static class ToldByContact
{
    public static CustomerMention Narrowed(CustomerMention mention, PersonMention? who)
    {
        if (mention.Candidates.Count < 2 || who is null || who.Customers.Count == 0) return mention;
        CustomerEntry? only = null;
        foreach (var entry in mention.Candidates)
        {
            if (!who.Customers.Contains(entry)) continue;
            if (only is not null) return mention;
            only = entry;
        }

        return only is null ? mention : mention with { Candidates = [only], IsGuess = true };
    }
}
