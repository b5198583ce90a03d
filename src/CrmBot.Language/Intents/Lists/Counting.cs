using CrmBot.Language.Lexicons;
using CrmBot.Language.Numbers;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Lists;

/// <summary>How many: a number with a measure word behind it (3次, 5条, 3 interactions).</summary>
internal static class Counting
{
    public static int? Of(Section section, string measures)
    {
        if (measures == "number.times" && section.Has("number.twice")) return 2;
        for (var at = section.Span.Start; at < section.Span.End; at++)
        {
            if (measures == "number.times" && IsTimesMark(section, at)) return section.Lower[at + 1] - '0';
            if (!WordEdge.IsStart(section.Lower, at) || section.IsCustomer(new Text.TextSpan(at, 1))) continue;
            if (NumeralReader.Read(section.Lower, at) is not { IsPlain: true, IsWhole: true, Value: > 0 and < 1000 } number) continue;
            if (HasMeasure(section, number.Span.End, measures)) return (int)number.Value;
            at = number.Span.End - 1;
        }

        return null;
    }

    /// <summary>give me 3 from the pool: the number right behind the word.</summary>
    public static int? Behind(Section section, string word) => section.First(word) is { } hit ? NumberAt(section, hit.End) : null;

    /// <summary>The number that stands here, spaces before it.</summary>
    public static int? NumberAt(Section section, int at)
    {
        while (at < section.Span.End && section.Lower[at] == ' ') at++;
        return at < section.Span.End
            && NumeralReader.Read(section.Lower, at) is { IsPlain: true, IsWhole: true, Value: > 0 and < 1000 } number
            ? (int)number.Value
            : null;
    }

    /// <summary>几个, how many; 哪几个 asks which.</summary>
    public static bool IsAsked(Section section)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.Is("count") && (hit.Start == 0 || section.Lower[hit.Start - 1] is not ('哪' or '那' or '这' or '好'))) return true;
        }

        return false;
    }

    /// <summary>called x3: the mark before a single digit.</summary>
    private static bool IsTimesMark(Section section, int at) => section.Lower[at] == 'x' && (at == 0 || section.Lower[at - 1] == ' ')
        && at + 1 < section.Span.End && char.IsAsciiDigit(section.Lower[at + 1])
        && (at + 2 >= section.Span.End || !char.IsLetterOrDigit(section.Lower[at + 2]));

    /// <summary>tried 4x: the mark behind the number.</summary>
    private static bool IsTimesSuffix(Section section, int at) =>
        at < section.Span.End && section.Lower[at] is 'x' or '×'
            && (at + 1 >= section.Span.End || !char.IsLetterOrDigit(section.Lower[at + 1]));

    private static bool HasMeasure(Section section, int at, string measures)
    {
        if (measures == "number.times" && IsTimesSuffix(section, at)) return true;
        while (at < section.Span.End && section.Lower[at] == ' ') at++;
        for (var i = section.FirstCueAt(at); i < section.Cues.Count && section.Cues[i].Start == at; i++)
        {
            if (section.Cues[i].Is(measures)) return true;
        }

        return false;
    }
}
