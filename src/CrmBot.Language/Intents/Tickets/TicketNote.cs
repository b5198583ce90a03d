using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>The note of a change: what is left of the words once number, name and orders are taken out.</summary>
internal static class TicketNote
{
    /// <param name="place">The words that pass the ticket on.</param>
    public static string? Of(Section section, FrameDraft draft, List<TextSpan>? place)
    {
        var without = Names(section);
        AddLeads(section, without);
        if (draft.Has("sev") || draft.Has("type")) AddOrder(section, without);
        if (draft.Text("state") is { } state)
        {
            AddState(section, without, state);
            if (IsOnlySet(section, without, "state." + state)) return null;
        }

        if (place is not null)
        {
            without.AddRange(place);
            PointedCase.AddSpans(section, without);
            AddTail(section, without, place);
        }

        var note = section.Cut(without);
        TicketWords.AddSpans(section, without, "note.fill");
        return note.Length > 1 && SaysMore(section, without) && !Nearby.Words("and").Is(note) ? note : null;
    }

    /// <summary>The ticket and the customer with the small words around them: 给1024加备注，….</summary>
    private static List<TextSpan> Names(Section section)
    {
        var names = new List<TextSpan>();
        foreach (var ticket in section.Tickets) names.Add(Phrasing.Around(section, ticket.Span));
        foreach (var mention in section.Customers) names.Add(Phrasing.Around(section, mention.Span));
        return names;
    }

    /// <summary>备注：… and "note on 1040: …": nothing is said before it.</summary>
    private static void AddLeads(Section section, List<TextSpan> without)
    {
        TicketWords.AddSpans(section, without, "ticket.reopen", "ticket.noun");
        foreach (var hit in section.Cues)
        {
            if (hit.Is("note.lead") && !SaysMore(section.Within(TextSpan.Between(section.Span.Start, hit.Start)), without))
                without.Add(hit.Span);
        }
    }

    /// <summary>优先级提到紧急, 类型改成投诉: the words of the order; 客户说要退款 in a clause of its own is told.</summary>
    private static void AddOrder(Section section, List<TextSpan> without)
    {
        foreach (var clause in section.Clauses)
        {
            var part = section.Within(clause);
            if (TicketKind.IsOnlySeverity(part)) without.Add(clause);
            if (section.Clauses.Count > 1 && !part.Has("change.word")) continue;   // urgent, the line is down
            TicketWords.AddSpans(part, without, "change.word", "change.type", "type.really", "sev");
            TicketWords.AddSpans(part, without, "trouble");
            if (IsOnlyKind(part)) without.Add(clause);
        }
    }

    /// <summary>改成咨询吧: nothing but the new kind of ticket.</summary>
    private static bool IsOnlyKind(Section part)
    {
        List<TextSpan> kind = [.. part.CodesOf(Linking.CodeKind.TicketType).Select(static code => code.Span), .. Names(part)];
        if (!part.Has("change.word") || !part.CodesOf(Linking.CodeKind.TicketType).Any()) return false;
        TicketWords.AddSpans(part, kind, "change.word", "change.type", "note.fill");
        return !part.Cut(kind).Any(static c => char.IsLetterOrDigit(c) && c is not ('吧' or '了'));
    }

    /// <summary>转给何伟吧，…: the small word right behind what passes it on.</summary>
    private static void AddTail(Section section, List<TextSpan> without, List<TextSpan> place)
    {
        var end = place.Count == 0 ? section.Span.End : place.Max(static span => span.End);
        while (end < section.Span.End && section.Lower[end] is '吧' or '了' or '啊' or '哈' or '呗' or ',' or '，' or ' ')
        {
            without.Add(new TextSpan(end, 1));
            end++;
        }
    }

    /// <summary>
    /// 改成处理中: the word of change right before the state goes with it. Of a ticket that waits they stay: they say for what.
    /// </summary>
    private static void AddState(Section section, List<TextSpan> without, string state)
    {
        var cue = "state." + state;
        if (state != "on_hold" && (state != "in_progress" || SaysMoreThan(section, without, cue))) return;
        TicketWords.AddSpans(section, without, cue);
        foreach (var hit in section.Cues)
        {
            if (hit.Is("claim.put") && section.Tickets is [var held, ..] && held.Span.Start == hit.End + 1) without.Add(hit.Span);
            if (hit.Is("change.word") && section.Cues.Exists(other => other.Is(cue) && other.Start == hit.End)) without.Add(hit.Span);
        }
    }

    /// <summary>配件到货了 正在换 says more than that it goes on, so all of it is noted.</summary>
    private static bool SaysMoreThan(Section section, List<TextSpan> without, string state)
    {
        var rest = new List<TextSpan>(without);
        TicketWords.AddSpans(section, rest, state, "note.fill", "change.word");
        return SaysMore(section, rest);
    }

    /// <summary>状态改为等客户: nothing is said but what it is set to.</summary>
    private static bool IsOnlySet(Section section, List<TextSpan> without, string state)
    {
        if (!section.Has("change.word")) return false;
        var rest = new List<TextSpan>(without);
        TicketWords.AddSpans(section, rest, state, "change.word");
        return section.Cut(rest).Trim() is "" or "状态" or "把" or "把 状态" or "把状态" or "的状态" or "标";
    }

    private static bool SaysMore(Section section, List<TextSpan> without) => section.Cut(without).Any(char.IsLetterOrDigit);
}
