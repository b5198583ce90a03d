using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>the next call is at 4, not 3: another time for the next step that the open card shows, and nothing else is said.</summary>
internal static class NextStepFix
{
    private static readonly Nearby Noun = Nearby.Words("next.noun");
    private static readonly Nearby Link = Nearby.Words("next.is");

    public static JsonObject Read(Section section, Section kept, Frame preview)
    {
        if (!preview.Has("next") || section.Times.Count == 0 || Behind(section) is not { } at) return [];
        var rest = section.Within(TextSpan.Between(at, section.Span.End));
        if (!Corrections.IsBareValue(rest)) return [];
        var set = new JsonObject();
        var meant = TextSpan.Between(Math.Max(at, kept.Span.Start), kept.Span.End);
        PatchedTime.Set(set, kept.Span.End > at ? section.Within(meant) : rest, preview);
        return set;
    }

    /// <summary>Where the new value begins.</summary>
    private static int? Behind(Section section)
    {
        var at = section.Span.Start + Noun.LengthAt(section.Words);
        if (at == section.Span.Start) return null;
        while (at < section.Span.End && section.Lower[at] == ' ') at++;
        at += Link.LengthAt(section.Lower.AsSpan(at, section.Span.End - at));
        return at < section.Span.End ? at : null;
    }
}
