using CrmBot.Language.Numbers;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>How often the same trouble has come: 修三次没好, 第二次了, for the third time.</summary>
internal static class RepeatCount
{
    public static int? Of(Section section)
    {
        if (section.FirstOf("repeat") is { } said && said.Leaf != "verb") return said.Leaf[0] - '0';
        if (section.First("times.counted") is { } before
            && NumeralReader.Read(section.Lower,
                Math.Min(before.End + 1, section.Span.End - 1)) is { IsPlain: true, IsWhole: true, Value: > 1 and < 100 } counted)
            return (int)counted.Value;
        foreach (var verb in section.Cues)
        {
            if (!verb.Is("repeat.verb")) continue;
            var at = verb.End < section.Span.End && section.Lower[verb.End] is '了' or '过' ? verb.End + 1 : verb.End;
            if (at >= section.Span.End
                || NumeralReader.Read(section.Lower, at) is not { IsPlain: true, IsWhole: true, Value: > 1 and < 100 } number) continue;
            if (number.Span.End < section.Span.End && section.Lower[number.Span.End] is '次' or '回' or '遍') return (int)number.Value;
        }

        return null;
    }
}
