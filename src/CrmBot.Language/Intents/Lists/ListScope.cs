using System.Text.Json.Nodes;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Lists;

/// <summary>Which records are meant by their properties: 华南的A级客户, leads from the expo.</summary>
internal static class ListScope
{
    public static string? Region(Section section)
    {
        foreach (var code in section.CodesOf(CodeKind.Region))
        {
            if (!section.Codes.Exists(other =>
                other.Kind is CodeKind.Team or CodeKind.Queue or CodeKind.Group && other.Span.Overlaps(code.Span))) return code.Code;
        }

        for (var at = section.Span.Start; at < section.Span.End; at++)
        {
            var length = Lexicons.WordEdge.IsStart(section.Lower, at) ? Places.CityLengthAt(section.Lower, at) : 0;
            if (length > 0 && !section.Customers.Exists(mention => mention.Span.Contains(at))
                && !section.Codes.Exists(code => code.Kind == CodeKind.Team && code.Span.Contains(at)))
                return section.Text.Cut(new Text.TextSpan(at, length));
        }

        return null;
    }

    public static string? Grade(Section section) => section.FirstOf("grade")?.Leaf.ToUpperInvariant();

    public static string? Source(Section section) =>
        section.CodesOf(CodeKind.Source).FirstOrDefault().Code
            ?? (section.FirstOf("source") is { } source && !IsOfUntouched(section, source) && source.Leaf is var told
                && section.World.Settings.Sources.Any(code => code.Code == told) ? told : null);

    /// <summary>nobody's called in 2 months: whom nobody called did not call in.</summary>
    private static bool IsOfUntouched(Section section, Lexicons.CueHit source) =>
        section.Cues.Exists(hit => hit.Is("find.untouched") && hit.Span.Contains(source.Span));

    public static string? Tier(Section section) => section.CodesOf(CodeKind.Tier).FirstOrDefault().Code;

    public static string? Industry(Section section) =>
        Trades.First(section) is { } trade && !section.Cues.Exists(hit => hit.Is("tag.word") && hit.Span.Overlaps(trade))
        ? section.Text.Cut(trade)
        : Kind(section);

    /// <summary>hotel customers, school leads: the trade in one word, right before what is listed.</summary>
    private static string? Kind(Section section)
    {
        for (var at = section.Span.Start; at < section.Span.End; at++)
        {
            var length = Lexicons.WordEdge.IsStart(section.Lower, at) ? Places.TradeKindLengthAt(section.Lower, at) : 0;
            if (length > 0 && section.Cues.Exists(noun => noun.Start == at + length + 1 && (noun.Is("find.noun") || noun.Is("find.cust"))))
                return section.Text.Cut(new Text.TextSpan(at, length));
        }

        return null;
    }

    /// <summary>The tags named; 老客户 in 老客户转介绍 belongs to the source.</summary>
    public static IEnumerable<string> Tags(Section section) =>
        section.CodesOf(CodeKind.Tag).Where(tag =>
            !section.Codes.Exists(source => source.Kind == CodeKind.Source && source.Span.Start == tag.Span.End)).Select(tag => tag.Code);

    /// <summary>The properties as an object; empty when none is said.</summary>
    public static JsonObject Of(Section section)
    {
        var scope = new JsonObject();
        Put(scope, "src", Source(section));
        Put(scope, "grade", Grade(section));
        Put(scope, "region", Region(section));
        Put(scope, "industry", Industry(section));
        Put(scope, "tag", Tags(section).FirstOrDefault());
        return scope;
    }

    public static void Put(JsonObject scope, string name, string? value)
    {
        if (value is not null) scope[name] = value;
    }
}
