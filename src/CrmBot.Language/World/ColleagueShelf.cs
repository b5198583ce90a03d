using CrmBot.Language.Linking;
using CrmBot.Language.Text;

namespace CrmBot.Language;

/// <summary>The colleagues and the index over their names and nicknames.</summary>
internal sealed class ColleagueShelf
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<int, ColleagueEntry> _entries = [];
    private readonly Dictionary<string, List<ColleagueEntry>> _named = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _agentsOfTeam = new(StringComparer.Ordinal);
    private int _next;

    public ColleagueShelf() => Names = new((id, name) => NamesOf(this[id]).Contains(name.ToString()));

    public NameIndex Names { get; }

    public ColleagueEntry this[int id] => _entries[id];

    public void Put(ColleagueEntry entry)
    {
        Remove(entry.Key);
        var id = _next++;
        _ids[entry.Key] = id;
        _entries[id] = entry;
        if (_named.TryGetValue(entry.Name, out var namesakes)) namesakes.Add(entry);
        else _named[entry.Name] = [entry];
        foreach (var name in NamesOf(entry)) Names.Add(name, id);
        CountAgent(entry, 1);
    }

    public void Remove(string key)
    {
        if (!_ids.Remove(key, out var id) || !_entries.Remove(id, out var entry)) return;
        foreach (var name in NamesOf(entry)) Names.Remove(name, id);
        CountAgent(entry, -1);
        if (_named[entry.Name] is { Count: > 1 } namesakes) namesakes.Remove(entry);
        else _named.Remove(entry.Name);
    }

    /// <summary>Called exactly so; asked of whoever speaks, several times a message.</summary>
    public ColleagueEntry? ByName(string name) => _named.TryGetValue(name, out var namesakes) ? namesakes[0] : null;

    /// <summary>Whether people of the service desk are in a team; asked of whoever speaks, several times a message.</summary>
    public bool HasAgents(string? team) => team is not null && _agentsOfTeam.GetValueOrDefault(team) > 0;

    private void CountAgent(ColleagueEntry entry, int change)
    {
        if (entry.Role is "agent" && entry.Team is { } team) _agentsOfTeam[team] = _agentsOfTeam.GetValueOrDefault(team) + change;
    }

    private static IEnumerable<string> NamesOf(ColleagueEntry entry)
    {
        var names = entry.Nicknames.Prepend(entry.Name).Select(NameFold.Fold);
        // gao xiang, gaoxiang
        return (Pinyin.NameOf(entry.Name) is { } latin
            ? names.Append(latin).Append(latin.Replace(" ", "", StringComparison.Ordinal)) : names).Distinct();
    }
}
