namespace CrmBot.Language.Linking;

/// <summary>
/// Customers somebody may mean by a few letters: called exactly so, sounding so, one letter away, or by their initials (hd for 恒达).
/// </summary>
internal static class SuggestCustomers
{
    public static List<CustomerSuggestion> Of(World world, string written, int limit)
    {
        var found = new List<CustomerSuggestion>();
        var folded = NameFold.Fold(written);
        if (folded.Length == 0) return found;
        if (world.Customers.Names.TryGet(folded, out var named)) Add(NameMatch.Name, Entries(named));
        Add(SoundKey.Of(folded) is null ? NameMatch.OneLetter : NameMatch.Sound, CustomerFinder.Near(world, folded));
        if (world.Customers.ShortForms.TryGet(folded, out var shortened)) Add(NameMatch.Initials, Entries(shortened));
        return found;

        CustomerEntry[] Entries(Posting posting) => Array.ConvertAll(posting.Take(limit), id => world.Customers[id]);

        void Add(NameMatch how, CustomerEntry[] entries)
        {
            foreach (var entry in entries)
            {
                if (found.Count < limit && !found.Exists(one => one.Customer == entry)) found.Add(new CustomerSuggestion(entry, how));
            }
        }
    }
}
