using CrmBot.Language.Linking;

namespace CrmBot.Language;

/// <summary>The known tags by their folded spelling; slow-payer is also found where somebody types slow payer.</summary>
internal sealed class TagShelf
{
    private readonly Dictionary<int, string> _tags = [];
    private int _next;

    public TagShelf() => Names = new((id, name) => NameFold.Is(this[id], name) || NameFold.Is(this[id].Replace('-', ' '), name));

    public NameIndex Names { get; }

    public string this[int id] => _tags[id];

    public void Put(string tag)
    {
        Remove(tag);
        _tags[_next] = tag;
        foreach (var spelling in Spellings(tag)) Names.Add(spelling, _next);
        _next++;
    }

    public void Remove(string tag)
    {
        var folded = NameFold.Fold(tag);
        if (!Names.TryGet(folded, out var found)) return;
        foreach (var id in found.Take(int.MaxValue))
        {
            if (!NameFold.Is(_tags[id], folded)) continue;   // slow payer is not slow-payer
            foreach (var spelling in Spellings(_tags[id])) Names.Remove(spelling, id);
            _tags.Remove(id);
        }
    }

    private static IEnumerable<string> Spellings(string tag)
    {
        var folded = NameFold.Fold(tag);
        return folded.Contains('-', StringComparison.Ordinal) ? [folded, folded.Replace('-', ' ')] : [folded];
    }
}
