using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>Severity and type of a ticket, when the words change them.</summary>
internal static class TicketKind
{
    public static void Set(FrameDraft draft, Section section)
    {
        if (!IsChanged(section)) return;
        draft.Set("sev", Changed(section) ?? TicketWords.Severity(section));
        if ((section.Has("change.type") || IsToType(section) || IsCalled(section)) && !draft.Has("sev"))
            draft.Set("type", TicketWords.NamedType(section));
    }

    /// <summary>1031加急: nothing is said but how urgent it is.</summary>
    public static bool IsOnlySeverity(Section section)
    {
        if (!section.HasFamily("sev")) return false;
        var without = new List<TextSpan>();
        foreach (var ticket in section.Tickets) without.Add(ticket.Span);
        foreach (var mention in section.Customers) without.Add(mention.Span);
        TicketWords.AddSpans(section, without, "sev", "ticket.noun", "ticket.this", "ticket.sheet", "note.fill");
        return Nearby.Words("sev.fill").AreAll(section.Cut(without).Trim([.. " ,.，。!！"]));
    }

    /// <summary>调成普通; 5120 is urgent, customer is the CFO: a clause of its own is enough.</summary>
    private static bool IsChanged(Section section) => section.Has("change.word") || section.Has("type.really") || IsCalled(section)
        || section.Clauses.Exists(clause => IsOnlySeverity(section.Within(clause)));

    /// <summary>1031 is a delivery issue: the kind right behind the number and the verb.</summary>
    private static bool IsCalled(Section section) => section.Tickets is [{ } ticket, ..]
        && section.Codes.Exists(code => code.Kind == CodeKind.TicketType && code.Span.Start > ticket.Span.End
            && section.Lower.AsSpan(ticket.Span.End, code.Span.Start - ticket.Span.End).Trim()
                is "is a" or "is an" or "should be a" or "should be an" or "is actually a");

    /// <summary>change 5125 to billing: the kind of ticket ends the order.</summary>
    private static bool IsToType(Section section) =>
        section.Codes.Exists(code => code.Kind == CodeKind.TicketType && EndsClause(section, code.Span.End)
            && (section.Lower.AsSpan(0, code.Span.Start).EndsWith(" to ", StringComparison.Ordinal)
                || section.Has("type.really")
                || section.Cues.Exists(hit => hit.Is("change.word") && hit.End == code.Span.Start)));

    /// <summary>改成咨询吧 不是投诉: nothing but a small word stands behind it in its clause.</summary>
    private static bool EndsClause(Section section, int at) => at == section.Span.End
        || section.Lower.AsSpan(at, Math.Max(0, ContactWords.ClauseEnd(section, at - 1) - at)).Trim() is "" or "吧" or "了" or "吧你";

    /// <summary>先不急 调成普通: what stands behind the word of change counts.</summary>
    private static string? Changed(Section section) => section.First("change.word") is { } change && change.End < section.Span.End
        ? TicketWords.Severity(section.Within(TextSpan.Between(change.End, section.Span.End))) : null;
}
