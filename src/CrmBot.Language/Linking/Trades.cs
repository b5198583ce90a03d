using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Linking;

/// <summary>A trade named in a wish for a list: 制造业线索, 食品行业的客户, healthcare leads.</summary>
internal static class Trades
{
    /// <summary>The first trade outside of names; 行业 behind it does not belong to it.</summary>
    public static TextSpan? First(Section section)
    {
        for (var at = section.Span.Start; at < section.Span.End; at++)
        {
            var length = Lexicons.WordEdge.IsStart(section.Lower, at) ? Places.TradeLengthAt(section.Lower, at) : 0;
            if (length == 0) continue;
            var span = new TextSpan(at, length);
            if (span.End <= section.Span.End && !Overlaps(section, span)) return span;
        }

        return null;
    }

    private static bool Overlaps(Section section, TextSpan span)
    {
        foreach (var code in section.Codes)
        {
            if (code.Kind is CodeKind.Source or CodeKind.Tag or CodeKind.Tier && code.Span.Overlaps(span)) return true;
        }

        return section.Customers.Exists(mention => mention.Span.Overlaps(span))
            || section.Cues.Exists(hit => (hit.Is("tag.word") || hit.IsOf("campaign.channel")) && hit.Span.Overlaps(span));
    }
}
