using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Lists;

/// <summary>What a part of a question is about; questions have at most one of each.</summary>
internal enum PartKind { Who, Contact, Customer, Ticket, Time, Comparison, Axis, Field, Grade, Urgency, Amount, Source, Region, Stage, Tier, TicketType, State }

/// <summary>A part of a question that can be exchanged for another of its kind.</summary>
internal readonly record struct SaidPart(PartKind Kind, TextSpan Span, string Text)
{
    private static readonly Dictionary<CodeKind, PartKind> Kinds = new()
    {
        [CodeKind.Team] = PartKind.Who, [CodeKind.Group] = PartKind.Who, [CodeKind.Source] = PartKind.Source,
        [CodeKind.Region] = PartKind.Region,
        [CodeKind.Stage] = PartKind.Stage, [CodeKind.Tier] = PartKind.Tier, [CodeKind.TicketType] = PartKind.TicketType,
    };

    /// <summary>The parts of a text, the first of each kind. Where two overlap, the one that is added first stays.</summary>
    public static List<SaidPart> In(Section section)
    {
        var parts = new List<SaidPart>();
        Add(section, parts, PartKind.Comparison, Comparison(section));
        AddNames(section, parts);
        AddCodes(section, parts);
        foreach (var ticket in section.Tickets) Add(section, parts, PartKind.Ticket, ticket.Span);
        AddProperties(section, parts);
        Add(section, parts, PartKind.Urgency, (section.First("find.urgent") ?? section.FirstOf("sev"))?.Span);
        Add(section, parts, PartKind.Who, section.First("our.team")?.Span);
        AddTimes(section, parts);
        Add(section, parts, PartKind.State, section.First("find.unsigned")?.Span);
        Add(section, parts, PartKind.Who, Speaker(section));
        return parts;
    }

    private static void AddNames(Section section, List<SaidPart> parts)
    {
        foreach (var person in section.People)
            Add(section, parts, person.Colleagues.Count > 0 ? PartKind.Who : PartKind.Contact, person.Whole);
        foreach (var customer in section.Customers) Add(section, parts, PartKind.Customer, customer.Span);
    }

    private static void AddCodes(Section section, List<SaidPart> parts)
    {
        foreach (var code in section.Codes)
        {
            if (Kinds.TryGetValue(code.Kind, out var kind)) Add(section, parts, kind, code.Span);
        }
    }

    private static void AddProperties(Section section, List<SaidPart> parts)
    {
        foreach (var hit in section.AllOf("grade")) Add(section, parts, PartKind.Grade, hit.Span);
        foreach (var spot in section.Amounts)
        {
            if (!spot.Bare) Add(section, parts, PartKind.Amount, spot.Span);
        }

        foreach (var hit in section.AllOf("axis"))
        {
            if (!section.IsTime(hit.Span)) Add(section, parts, PartKind.Axis, hit.Span);   // 10月份
        }

        foreach (var hit in section.AllOf("field")) Add(section, parts, PartKind.Field, hit.Span);
    }

    private static void AddTimes(Section section, List<SaidPart> parts)
    {
        foreach (var time in section.Times)
        {
            if (!time.IsVague) Add(section, parts, PartKind.Time, time.Span);
        }
    }

    /// <summary>比上周, vs last month, 同比: it stands beside what was asked and takes the place of nothing.</summary>
    private static TextSpan? Comparison(Section section)
    {
        if ((section.First("report.mom") ?? section.First("report.yoy")) is { } step) return step.Span;
        if (section.First("report.versus") is not { } versus || section.Times.Find(time => time.Span.Start >= versus.End) is not { } time)
            return null;
        var span = versus.Span.Union(time.Span);
        // 跟上周比
        return section.Cues.Find(hit => hit.Is("report.versus") && hit.Start == span.End) is { Length: > 0 } closing
            ? span.Union(closing.Span) : span;
    }

    /// <summary>我, my: whoever asks.</summary>
    private static TextSpan? Speaker(Section section)
    {
        for (var at = section.Span.Start; at < section.Span.End; at++)
        {
            if (!WordEdge.IsStart(section.Lower, at)) continue;
            var length = Nearby.Words("me").LengthAt(section.Lower.AsSpan(at, section.Span.End - at));
            if (length > 0) return new TextSpan(at, length);
        }

        return null;
    }

    private static void Add(Section section, List<SaidPart> parts, PartKind kind, TextSpan? where)
    {
        if (where is { } span && !parts.Exists(part => part.Kind == kind || part.Span.Overlaps(span)))
            parts.Add(new SaidPart(kind, span, section.Text.Cut(span)));
    }
}
