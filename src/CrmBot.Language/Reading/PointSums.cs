using CrmBot.Language.Lexicons;
using CrmBot.Language.Numbers;

namespace CrmBot.Language.Reading;

/// <summary>A number of points to give or take: 补300分; smaller numbers of 分 are marks of a survey.</summary>
internal static class PointSums
{
    private const int Least = 20;

    public static bool Has(Section section)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.Is("points.unit") && Before(section, hit.Start) >= Least) return true;
        }

        return false;
    }

    private static decimal Before(Section section, int end)
    {
        var start = end;
        while (start > section.Span.Start && section.Lower[start - 1] == ' ') start--;
        var stop = start;
        while (start > section.Span.Start && char.IsAsciiDigit(section.Lower[start - 1])) start--;
        return start < stop && WordEdge.IsStart(section.Lower, start)
            && NumeralReader.Read(section.Lower, start) is { Upper: null } number ? number.Value : 0;
    }
}
