using CrmBot.Language.Numbers;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>The whole numbers in digits that a correction names, in the order of the text.</summary>
internal static class PlainNumbers
{
    public static List<int> In(Section section)
    {
        var found = new List<int>();
        for (var at = section.Span.Start; at < section.Span.End; at++)
        {
            if (!char.IsAsciiDigit(section.Lower[at])
                || NumeralReader.Read(section.Lower, at) is not { IsPlain: true, IsWhole: true } number) continue;
            found.Add((int)number.Value);
            at = number.Span.End - 1;
        }

        return found;
    }
}
