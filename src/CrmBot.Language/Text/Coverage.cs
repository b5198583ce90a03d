namespace CrmBot.Language.Text;

/// <summary>Which characters of a text are part of something recognised.</summary>
internal sealed class Coverage(int length)
{
    private readonly bool[] _covered = new bool[length];

    public bool this[int at] => (uint)at < (uint)length && _covered[at];

    public void Add(TextSpan span)
    {
        for (var at = Math.Max(0, span.Start); at < Math.Min(length, span.End); at++) _covered[at] = true;
    }

    public Coverage Copy()
    {
        var copy = new Coverage(length);
        _covered.CopyTo(copy._covered, 0);
        return copy;
    }

    public bool Touches(TextSpan span)
    {
        for (var at = span.Start; at < span.End; at++)
        {
            if (this[at]) return true;
        }

        return false;
    }
}
