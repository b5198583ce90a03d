using System.Collections;
using CrmBot.Language.Text;

namespace CrmBot.Language.Reading;

/// <summary>Which characters of a text are part of something recognised.</summary>
internal sealed class Coverage(int length)
{
    private readonly BitArray _covered = new(length + 1);

    public bool this[int at] => at >= 0 && at < length && _covered[at];

    public void Add(TextSpan span)
    {
        for (var at = Math.Max(0, span.Start); at < Math.Min(length, span.End); at++) _covered[at] = true;
    }

    public bool Touches(TextSpan span)
    {
        for (var at = span.Start; at < span.End; at++)
        {
            if (this[at]) return true;
        }

        return false;
    }

    /// <summary>The end of the covered stretch at a place, or the place itself when it is free.</summary>
    public int EndFrom(int at)
    {
        while (this[at]) at++;
        return at;
    }
}
