namespace CrmBot.Language.Linking;

/// <summary>
/// Keeps one copy of what many records say: regions, grades, common names of contacts. A million records otherwise hold the same few words
/// a million times. Bounded, so that texts of removed records cannot pile up without end.
/// </summary>
internal sealed class SharedTexts
{
    private const int MostTexts = 200_000;
    private const int LongestText = 12;
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Name, string Aka, string Title), ContactEntry> _contacts = [];

    public string? Of(string? text)
    {
        if (text is null || text.Length > LongestText) return text;
        if (_texts.TryGetValue(text, out var known)) return known;
        if (_texts.Count < MostTexts) _texts.Add(text);
        return text;
    }

    /// <summary>A contact with what the parser looks at: numbers and addresses are the product's, not the index's.</summary>
    public ContactEntry Of(ContactEntry contact)
    {
        if (contact.Aka.Count > 1)
            return new ContactEntry(Of(contact.Name)!) { Aka = [.. contact.Aka.Select(name => Of(name)!)], Title = Of(contact.Title) };
        var key = (contact.Name, contact.Aka.Count == 0 ? "" : contact.Aka[0], contact.Title ?? "");
        if (_contacts.TryGetValue(key, out var known)) return known;
        var lean = new ContactEntry(Of(contact.Name)!) { Aka = contact.Aka.Count == 0
            ? [] : [Of(contact.Aka[0])!], Title = Of(contact.Title) };
        if (_contacts.Count < MostTexts) _contacts[key] = lean;
        return lean;
    }
}
