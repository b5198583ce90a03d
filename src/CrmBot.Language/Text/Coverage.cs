namespace CrmBot.Language.Text;

/// <summary>Which characters of a text are part of something recognised.</summary>
internal sealed class Coverage
{
    private const int Bits = 64;

    private readonly int _length;
    private readonly ulong[] _covered;

    public Coverage(int length)
        : this(length, new ulong[(length / Bits) + 1])
    {
    }

    private Coverage(int length, ulong[] covered) => (_length, _covered) = (length, covered);

    public bool this[int at] => (uint)at < (uint)_length && (_covered[at / Bits] >> (at % Bits) & 1) != 0;

    public void Add(TextSpan span)
    {
        for (var at = Math.Max(0, span.Start); at < Math.Min(_length, span.End); at++) _covered[at / Bits] |= 1UL << (at % Bits);
    }

    public Coverage Copy() => new(_length, [.. _covered]);

    public bool Touches(TextSpan span)
    {
        for (var at = span.Start; at < span.End; at++)
        {
            if (this[at]) return true;
        }

        return false;
    }
}
