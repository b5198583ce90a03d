using CrmBot.Language.Linking;

namespace CrmBot.Language;

/// <summary>
/// The customers and the indexes over their names and contacts; one change touches only the keys of one customer.
/// Not safe for threads by itself: <see cref="World"/> guards it.
/// </summary>
internal sealed class CustomerShelf
{
    private readonly IdTable _ids = new();
    private readonly List<CustomerEntry?> _entries = [];
    private readonly Stack<int> _free = new();
    private readonly SharedTexts _shared = new();
    private readonly List<string> _names = [];    // of the customer being put or removed
    private readonly List<string> _sounds = [];

    public CustomerShelf()
    {
        Names = new((id, name) => HasName(id, name, NameFold.Is));
        ContactNames = new((id, name) => HasContact(this[id], name));
        Sounds = new((id, sound) => HasName(id, sound, static (name, sound) => SoundKey.IsSpoken(NameFold.Fold(name), sound)));
        ShortForms = new((id, initials) => HasName(id, initials, HasInitials));
        CoreNames = new((id, core) => LegalForms.Cores(NameFold.Fold(this[id].Name)).Contains(core.ToString()));
    }

    private delegate bool Matches(string name, ReadOnlySpan<char> key);

    public NameIndex Names { get; }

    public NameIndex ContactNames { get; }

    public KeyIndex Sounds { get; }

    public EditIndex Edits { get; } = new();

    /// <summary>Names by their first letters.</summary>
    public KeyIndex ShortForms { get; }

    /// <summary>Canonical names without city and legal form.</summary>
    public KeyIndex CoreNames { get; }

    public int Count { get; private set; }

    public CustomerEntry this[int id] => _entries[id]!;

    public int? IdOf(string key)
    {
        if (!_ids.TryFind(NameHash.Of(key), out var found)) return null;
        foreach (var id in found.Ids)
        {
            if (this[id].Key == key) return id;
        }

        return null;
    }

    public void Put(CustomerEntry entry)
    {
        Remove(entry.Key);
        if (!_free.TryPop(out var id))
        {
            id = _entries.Count;
            _entries.Add(null);
        }

        _entries[id] = entry = Lean(entry);
        Count++;
        _ids.Add(NameHash.Of(entry.Key), id);
        foreach (var name in NamesOf(entry)) AddName(name, id);
        foreach (var name in ContactNamesOf(entry)) ContactNames.Add(name, id);
        foreach (var core in CoresOf(entry)) CoreNames.Add(core, id);
    }

    public void Remove(string key)
    {
        if (IdOf(key) is not { } id) return;
        var entry = this[id];
        foreach (var name in NamesOf(entry)) RemoveName(name, id);
        foreach (var name in ContactNamesOf(entry)) ContactNames.Remove(name, id);
        foreach (var core in CoresOf(entry)) CoreNames.Remove(core, id);
        _ids.Remove(NameHash.Of(key), id);
        _entries[id] = null;
        _free.Push(id);
        Count--;
    }

    public CustomerEntry? ByName(string name) =>
        Names.TryGet(NameFold.Fold(name), out var found) ? found.Take(8).Select(id => this[id]).FirstOrDefault(e => e.Name == name) : null;

    /// <summary>Customers whose canonical name is this but for city and legal form.</summary>
    public IEnumerable<CustomerEntry> WithCore(string core) =>
        CoreNames.TryGet(core, out var found) ? found.Take(8).Select(id => this[id]) : [];

    private void AddName(string name, int id)
    {
        if (Names.Add(name, id)) Edits.Add(name);
        SoundKey.AllOf(name, _sounds);
        foreach (var sound in _sounds) Sounds.Add(sound, id);
        Span<char> initials = stackalloc char[Initials.Longest];
        ShortForms.Add(initials[..Initials.Write(name, initials)], id);
    }

    private void RemoveName(string name, int id)
    {
        if (Names.Remove(name, id)) Edits.Remove(name);
        SoundKey.AllOf(name, _sounds);
        foreach (var sound in _sounds) Sounds.Remove(sound, id);
        Span<char> initials = stackalloc char[Initials.Longest];
        ShortForms.Remove(initials[..Initials.Write(name, initials)], id);
    }

    /// <summary>The entry without what no index looks at, words that many customers share held once.</summary>
    private CustomerEntry Lean(CustomerEntry entry) => entry with
    {
        Industry = _shared.Of(entry.Industry),
        Region = _shared.Of(entry.Region),
        Owner = _shared.Of(entry.Owner),
        Grade = _shared.Of(entry.Grade),
        Tier = _shared.Of(entry.Tier),
        Contacts = entry.Contacts.Count == 0 ? [] : Lean(entry.Contacts),
    };

    private ContactEntry[] Lean(IReadOnlyList<ContactEntry> contacts)
    {
        var lean = new ContactEntry[contacts.Count];
        for (var i = 0; i < lean.Length; i++) lean[i] = _shared.Of(contacts[i]);
        return lean;
    }

    /// <summary>The folded names, each once. The list is the same one at every call.</summary>
    private List<string> NamesOf(CustomerEntry entry)
    {
        _names.Clear();
        _names.Add(NameFold.Fold(entry.Name));
        foreach (var alias in entry.Aliases) AddOnce(NameFold.Fold(alias));
        if (entry.Spoken is { } spoken) AddOnce(NameFold.Fold(spoken));
        return _names;
    }

    private List<string> ContactNamesOf(CustomerEntry entry)
    {
        _names.Clear();
        foreach (var contact in entry.Contacts)
        {
            AddOnce(NameFold.Fold(contact.Name));
            foreach (var aka in contact.Aka) AddOnce(NameFold.Fold(aka));
        }

        return _names;
    }

    private List<string> CoresOf(CustomerEntry entry)
    {
        _names.Clear();
        var core = LegalForms.WithoutForm(NameFold.Fold(entry.Name));
        _names.Add(core);
        AddOnce(LegalForms.WithoutCity(core));
        return _names;
    }

    private void AddOnce(string name)
    {
        if (!_names.Contains(name)) _names.Add(name);
    }

    private bool HasName(int id, ReadOnlySpan<char> key, Matches matches)
    {
        var entry = this[id];
        if (matches(entry.Name, key)) return true;
        foreach (var alias in entry.Aliases)
        {
            if (matches(alias, key)) return true;
        }

        return entry.Spoken is { } spoken && matches(spoken, key);
    }

    private static bool HasContact(CustomerEntry entry, ReadOnlySpan<char> name)
    {
        foreach (var contact in entry.Contacts)
        {
            if (NameFold.Is(contact.Name, name)) return true;
            foreach (var aka in contact.Aka)
            {
                if (NameFold.Is(aka, name)) return true;
            }
        }

        return false;
    }

    private static bool HasInitials(string name, ReadOnlySpan<char> initials)
    {
        Span<char> own = stackalloc char[Initials.Longest];
        return initials.SequenceEqual(own[..Initials.Write(NameFold.Fold(name), own)]);
    }
}
