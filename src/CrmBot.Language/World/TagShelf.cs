using CrmBot.Language.Linking;

namespace CrmBot.Language;

/// <summary>The known tags by their folded spelling.</summary>
internal sealed class TagShelf
{
    private readonly Dictionary<int, string> _tags = [];
    private int _next;

    public TagShelf() => Names = new((id, name) => NameFold.Is(this[id], name));

    public NameIndex Names { get; }

    public string this[int id] => _tags[id];

    public void Put(string tag)
    {
        Remove(tag);
        _tags[_next] = tag;
        Names.Add(NameFold.Fold(tag), _next++);
    }

    public void Remove(string tag)
    {
        var folded = NameFold.Fold(tag);
        if (!Names.TryGet(folded, out var found)) return;
        foreach (var id in found.Take(int.MaxValue))
        {
            Names.Remove(folded, id);
            _tags.Remove(id);
        }
    }
}
