using CrmBot.Language.Lexicons;
using CrmBot.Language.Numbers;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>加300分，说错了，是500分: a number with what it counts takes the place of the one that counts the same.</summary>
internal static class RepairedNumber
{
    private const int LongestUnit = 3;

    public static Repair? In(Section section, int before, Section piece)
    {
        var start = piece.Span.End - piece.Words.TrimStart().Length;
        start += Nearby.Words("repair.is").LengthAt(section.Lower.AsSpan(start, piece.Span.End - start));
        if (start >= piece.Span.End || NumeralReader.Read(section.Lower, start) is not { } number || number.Span.End >= piece.Span.End)
            return null;
        var unit = section.Lower.AsSpan(number.Span.End, piece.Span.End - number.Span.End).Trim();
        if (unit.Length is 0 or > LongestUnit) return null;
        for (var at = section.Clauses[before].Start - 1; at >= section.Span.Start; at--)
        {
            if (!WordEdge.IsStart(section.Lower, at) || NumeralReader.Read(section.Lower, at) is not { } old
                || !section.Lower.AsSpan(old.Span.End).TrimStart().StartsWith(unit)) continue;
            var first = at > section.Span.Start && NumeralReader.Read(section.Lower, at - 1) is { } longer
                && longer.Span.End == old.Span.End;
            if (!first) return new Repair(section.Text.ToOriginal(old.Span), section.Text.Cut(number.Span));
        }

        return null;
    }
}
