using CrmBot.Language.Linking;

namespace CrmBot.Language;

/// <summary>The customers and the indexes over their names and contacts. Not safe for threads by itself: <see cref="World"/> guards it.</summary>
internal sealed class CustomerShelf
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<CustomerEntry?> _entries = [];
    private readonly Stack<int> _free = new();

    public NameIndex Names { get; } = new();

    public NameIndex ContactNames { get; } = new();

    public NameIndex Sounds { get; } = new();

    public EditIndex Edits { get; } = new();

    /// <summary>Canonical names without city and legal form.</summary>
    public NameIndex CoreNames { get; } = new();

    public int Count => _ids.Count;

    public int? IdOf(string key) => _ids.TryGetValue(key, out var id) ? id : null;

    public CustomerEntry this[int id] => _entries[id]!;

    public void Put(CustomerEntry entry)
    {
        Remove(entry.Key);
        var id = _free.TryPop(out var reused) ? reused : _entries.Count;
        if (id == _entries.Count) _entries.Add(entry);
        else _entries[id] = entry;
        _ids[entry.Key] = id;
        foreach (var name in NamesOf(entry))
        {
            Names.Add(name, id);
            Edits.Add(name, id);
            if (SoundKey.Of(name) is { } sound) Sounds.Add(sound, id);
        }

        foreach (var name in ContactNamesOf(entry)) ContactNames.Add(name, id);
        foreach (var core in LegalForms.Cores(NameFold.Fold(entry.Name))) CoreNames.Add(core, id);
    }

    public void Remove(string key)
    {
        if (!_ids.Remove(key, out var id)) return;
        var entry = _entries[id]!;
        foreach (var name in NamesOf(entry))
        {
            Names.Remove(name, id);
            Edits.Remove(name, id);
            if (SoundKey.Of(name) is { } sound) Sounds.Remove(sound, id);
        }

        foreach (var name in ContactNamesOf(entry)) ContactNames.Remove(name, id);
        foreach (var core in LegalForms.Cores(NameFold.Fold(entry.Name))) CoreNames.Remove(core, id);
        _entries[id] = null;
        _free.Push(id);
    }

    public CustomerEntry? ByName(string name) =>
        Names.TryGet(NameFold.Fold(name), out var found) ? found.Take(8).Select(id => this[id]).FirstOrDefault(e => e.Name == name) : null;

    /// <summary>Customers whose canonical name is this but for city and legal form.</summary>
    public IEnumerable<CustomerEntry> WithCore(string core) => CoreNames.TryGet(core, out var found) ? found.Take(8).Select(id => this[id]) : [];

    public static IEnumerable<string> NamesOf(CustomerEntry entry) => entry.Aliases.Prepend(entry.Name).Select(NameFold.Fold).Distinct();

    private static IEnumerable<string> ContactNamesOf(CustomerEntry entry) =>
        entry.Contacts.SelectMany(contact => contact.Aka.Prepend(contact.Name)).Select(NameFold.Fold).Distinct();
}
