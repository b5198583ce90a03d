using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Text;

namespace CrmBot.Language.Reading;

/// <summary>A job that stands for the person who has it: 财务, the IT director.</summary>
internal static class TitleFinder
{
    public static TextSpan? First(Section section)
    {
        for (var at = section.Span.Start; at < section.Span.End; at++)
        {
            if (At(section, at) is { } title) return title;
        }

        return null;
    }

    public static TextSpan? At(Section section, int at)
    {
        if (!WordEdge.IsStart(section.Lower, at)) return null;
        var length = PersonWords.LengthAt("title", section.Lower, at);
        if (length == 0 || at + length > section.Span.End) return null;
        var span = new TextSpan(at, length);
        return section.IsCustomer(span) || section.IsPerson(span) ? null : span;
    }
}
