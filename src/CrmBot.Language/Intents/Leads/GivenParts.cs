using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Leads;

/// <summary>Globex给Tom，Initech给Lily; 小王的A级客户转给小林，B级的给小陈: several who get something, each with what is given to them.</summary>
internal static class GivenParts
{
    /// <summary>One part for each who gets something of their own, in the order of the text.</summary>
    public static List<Section> Of(Section section)
    {
        List<TextSpan> ends = [];
        foreach (var receiver in WithPool(section))
        {
            if (IsGiven(section.Within(TextSpan.Between(ends.Count > 0 ? ends[^1].End : section.Span.Start, receiver.End)),
                ends.Count == 0)) ends.Add(receiver);
        }

        List<Section> parts = new(ends.Count);
        for (var i = 0; i < ends.Count; i++)
        {
            var start = i == 0 ? section.Span.Start : ends[i - 1].End;
            parts.Add(section.Within(TextSpan.Between(start, i == ends.Count - 1 ? section.Span.End : ends[i].End)));
        }

        return parts;
    }

    /// <summary>Whoever of us, or which team, stands right behind a word that gives.</summary>
    public static IEnumerable<TextSpan> Receivers(Section section) =>
        section.People.Where(static person => person.Colleagues.Count > 0).Select(static person => person.Whole)
        .Concat(section.CodesOf(CodeKind.Team).Select(static code => code.Span)).Where(span => IsBehindGiving(section, span))
        .OrderBy(static span => span.Start);

    /// <summary>A级的给赵敏，C级的放公海: beside a receiver the pool is one as well.</summary>
    private static IEnumerable<TextSpan> WithPool(Section section)
    {
        var receivers = Receivers(section);
        return section.Has("assign.pool") && section.FirstOf("grade") is not null && receivers.Any()
            ? receivers.Concat(section.All("assign.pool").Where(hit => WordEdge.IsChinese(section.Lower[hit.Start]))
                .Select(static hit => hit.Span)).OrderBy(static span => span.Start)
            : receivers;
    }

    /// <summary>一半给小王一半给小陈, 客户给小王 线索给小陈: two get something, and nothing we know tells what from what.</summary>
    public static bool AreAlike(Section section) => Receivers(section).ToList() is [var first, _, ..]
        && section.Within(TextSpan.Between(first.End, section.Span.End)) is var rest && (rest.Has("assign.half") || rest.Has("bulk"));

    /// <summary>Of a part behind the first, whose customers they are and why is said in the first.</summary>
    public static Frame Joined(Section part, Frame frame, List<Frame> before)
    {
        if (frame.Object("scope") is not { } scope || before.Find(static one => one.Has("scope")) is not { } first) return frame;
        foreach (var name in (ReadOnlySpan<string>)["owner", "state"])
        {
            if (first.Object("scope")![name] is { } value && (name == "owner" || !scope.ContainsKey("owner")))
                scope[name] = value.DeepClone();
        }

        if (scope.ContainsKey("owner") && scope["state"]?.ToString() == "unassigned") scope.Remove("state");
        var joined = frame.With("scope", scope.DeepClone()).With("confirm", JsonValue.Create(true));
        if (first.Has("handover")) joined = joined.With("handover", JsonValue.Create(true));
        return part.Has("assign.rest") ? joined.With(Frame.But, new JsonArray([.. before.Select(Taken)])) : joined;
    }

    /// <summary>What a part before took out: its properties, or its customer.</summary>
    private static JsonObject Taken(Frame frame)
    {
        if (frame.Object("scope")?.DeepClone() is not JsonObject scope) return new JsonObject { ["cust"] = frame.Text("cust") };
        scope.Remove("owner");
        scope.Remove("state");
        return scope;
    }

    private static bool IsGiven(Section part, bool isFirst) =>
        part.Customers.Count > 0 || ListScope.Of(part).Count > 0 || part.Has("assign.rest")
        || (isFirst && part.Has("bulk"));

    private static bool IsBehindGiving(Section section, TextSpan span)
    {
        var end = span.Start;
        while (end > section.Span.Start && section.Lower[end - 1] == ' ') end--;
        return section.Cues.Exists(
            hit => hit.End == end && WordEdge.IsChinese(section.Lower[hit.Start]) && (hit.Is("assign.word") || hit.Is("assign.verb")))
            || section.Lower.AsSpan(section.Span.Start, end - section.Span.Start).EndsWith(" to", StringComparison.Ordinal);
    }
}
