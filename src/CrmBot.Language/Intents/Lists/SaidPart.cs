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
        [CodeKind.Team] = PartKind.Who, [CodeKind.Group] = PartKind.Who, [CodeKind.Source] = PartKind.Source, [CodeKind.Region] = PartKind.Region,
        [CodeKind.Stage] = PartKind.Stage, [CodeKind.Tier] = PartKind.Tier, [CodeKind.TicketType] = PartKind.TicketType,
    };

    /// <summary>The parts of a text, the first of each kind.</summary>
    public static List<SaidPart> In(Section section)
    {
        var parts = new List<SaidPart>();
        if (Comparison(section) is { } compared) Add(section, parts, PartKind.Comparison, compared);
        foreach (var person in section.People)
        {
            Add(section, parts, person.Colleagues.Count > 0 ? PartKind.Who : PartKind.Contact, person.Whole);
        }

        foreach (var customer in section.Customers) Add(section, parts, PartKind.Customer, customer.Span);
        foreach (var code in section.Codes)
        {
            if (Kinds.TryGetValue(code.Kind, out var kind)) Add(section, parts, kind, code.Span);
        }

        foreach (var ticket in section.Tickets) Add(section, parts, PartKind.Ticket, ticket.Span);
        foreach (var hit in section.AllOf("grade")) Add(section, parts, PartKind.Grade, hit.Span);
        foreach (var spot in section.Amounts)
        {
            if (!spot.Bare) Add(section, parts, PartKind.Amount, spot.Span);
        }

        foreach (var hit in section.AllOf("axis"))
        {
            if (!section.Times.Exists(time => time.Span.Overlaps(hit.Span))) Add(section, parts, PartKind.Axis, hit.Span);   // 10月份
        }

        foreach (var hit in section.AllOf("field")) Add(section, parts, PartKind.Field, hit.Span);
        if ((section.First("find.urgent") ?? section.FirstOf("sev")) is { } urgency) Add(section, parts, PartKind.Urgency, urgency.Span);
        if (section.First("our.team") is { } team) Add(section, parts, PartKind.Who, team.Span);
        foreach (var time in section.Times)
        {
            if (!time.IsVague) Add(section, parts, PartKind.Time, time.Span);
        }

        if (section.First("find.unsigned") is { } unsigned) Add(section, parts, PartKind.State, unsigned.Span);
        if (Speaker(section) is { } speaker) Add(section, parts, PartKind.Who, speaker);
        return parts;
    }

    /// <summary>比上周, vs last month, 同比: it stands beside what was asked and takes the place of nothing.</summary>
    private static TextSpan? Comparison(Section section)
    {
        if ((section.First("report.mom") ?? section.First("report.yoy")) is { } step) return step.Span;
        if (section.First("report.versus") is not { } versus || section.Times.Find(time => time.Span.Start >= versus.End) is not { } time) return null;
        var span = versus.Span.Union(time.Span);
        return section.Cues.Find(hit => hit.Is("report.versus") && hit.Start == span.End) is { Length: > 0 } closing ? span.Union(closing.Span) : span;   // 跟上周比
    }

    /// <summary>我, my: whoever asks.</summary>
    private static TextSpan? Speaker(Section section)
    {
        for (var at = section.Span.Start; at < section.Span.End; at++)
        {
            if (WordEdge.IsStart(section.Lower, at) && Nearby.Words("me").LengthAt(section.Lower.AsSpan(at, section.Span.End - at)) is > 0 and var length) return new TextSpan(at, length);
        }

        return null;
    }

    private static void Add(Section section, List<SaidPart> parts, PartKind kind, TextSpan span)
    {
        if (!parts.Exists(part => part.Kind == kind || part.Span.Overlaps(span))) parts.Add(new SaidPart(kind, span, section.Text.Cut(span)));
    }
}
