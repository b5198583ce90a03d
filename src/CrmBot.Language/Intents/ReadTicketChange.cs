using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents;

/// <summary>Work on a ticket: notes, state, queue, severity, merging, reopening, words for the customer; or a question about it.</summary>
internal sealed class ReadTicketChange : IntentReader
{
    /// <summary>The state a message tells of; what is waited for says more than that it rests.</summary>
    private static readonly string[] States = ["wait_customer", "wait_third", "on_hold", "in_progress"];

    public override string Intent => "tk_upd";

    public override IEnumerable<Frame> Read(Section section)
    {
        var draft = new FrameDraft(Intent);
        if (Mood.IsQuestion(section) || IsAsked(section)) yield return Get(draft, section);
        else if (section.Tickets.Count > 1 && section.Has("ticket.merge")) yield return Merge(draft, section);
        else if (ReplyOut.TextOf(section) is { } text) yield return ToCustomer(draft, section, text);
        else yield return Change(draft, section);
    }

    private static bool IsAsked(Section section) => (section.Has("ticket.get") && !HasChange(section) && !section.Has("note.lead")) || IsPointed(section);

    /// <summary>投诉那张: nothing is said but which one.</summary>
    private static bool IsPointed(Section section)
    {
        if (!section.Has("case.sheet")) return false;
        var said = new List<TextSpan>();
        foreach (var mention in section.Customers) said.Add(mention.Span);
        TicketWords.AddSpans(section, said, "case.sheet", "smalltalk", "show.verb", "pronoun");
        return !section.Cut(said).Any(static c => char.IsLetterOrDigit(c) && c is not ('的' or '是' or '看'));
    }

    private static bool HasChange(Section section) =>
        section.FirstOf("state") is not null || section.Has("ticket.reopen") || (section.Has("change.word") && section.FirstOf("sev") is not null);

    private static Frame Get(FrameDraft draft, Section section)
    {
        TicketSlot.Fill(draft.Set("act", "get"), section, required: true);
        return draft.Build();
    }

    private static Frame ToCustomer(FrameDraft draft, Section section, string text)
    {
        TicketSlot.Fill(draft.Set("act", "reply_out"), section, required: true);
        draft.Set("text", text);
        if (text.Length == 0) draft.Ask("text");
        return draft.Build();
    }

    /// <summary>The ticket named first is kept, unless the words lead into another one (把3112并到3113).</summary>
    private static Frame Merge(FrameDraft draft, Section section)
    {
        var keep = Kept(section);
        var from = new JsonArray();
        foreach (var id in section.Tickets.Select(static ticket => ticket.Id).Distinct())
        {
            if (id != section.Tickets[keep].Id) from.Add(JsonValue.Create(id));
        }

        draft.Set("act", "merge").Set("keep", JsonValue.Create(section.Tickets[keep].Id)).Set("from", from);
        return draft.Set("confirm", JsonValue.Create(true)).Build();
    }

    /// <summary>以5101为准, 留5101, 并到5101: which of the tickets goes on; else the first.</summary>
    private static int Kept(Section section)
    {
        var tickets = section.Tickets;
        for (var i = tickets.Count - 1; i >= 0; i--)
        {
            var rest = section.Lower.AsSpan(tickets[i].Span.End);
            if (Nearby.Words("ticket.kept").Begins(rest)) return i;
            if (tickets[i].Span.Start > section.Span.Start && section.Lower[tickets[i].Span.Start - 1] is '留') return i;
            if (i > 0 && Nearby.Words("ticket.into").LengthBefore(section.Lower.AsSpan(0, tickets[i].Span.Start).TrimEnd()) > 0) return i;   // 合并1029到1028
            if (section.Lower.AsSpan(0, tickets[i].Span.Start).TrimEnd('#') is [.., ' '] before && Nearby.Words("ticket.keep").Ends(before.TrimEnd())) return i;
        }

        return section.First("merge.into") is { } into && tickets.FindLastIndex(ticket => ticket.Span.Start >= into.End) is >= 0 and var last ? last : 0;
    }

    private static Frame Change(FrameDraft draft, Section section)
    {
        if (section.Has("ticket.reopen")) draft.Set("act", "reopen");
        section = TicketSlot.Fill(draft, section, required: true);
        if (!draft.Has("act")) draft.Set("state", AwaitsCustomer(section) ? States[0] : Array.Find(States, state => section.Has("state." + state)) ?? (GoesOn(section) ? States[^1] : null));
        draft.Set(Frame.Approves, Approves(section));
        if (AnsweredCustomer.IsTold(section)) draft.SetTrue(Frame.Answered);
        SetKind(draft, section);
        var moved = SetPlace(draft, section);
        var bare = moved ? null : SetBarePlace(draft, section);
        if (!moved && bare is null && UnknownReceiver.Is(section)) draft.Ask("to");
        else draft.Set("note", Note(section, draft, moved, bare));
        if (!draft.HasContent("act", "state", "sev", "type", "queue", "to", "note") && !draft.Asks("to")) draft.Set("act", "get");
        return draft.Build();
    }

    /// <summary>等宏昌给日志: the customer is waited for by name.</summary>
    private static bool AwaitsCustomer(Section section) => section.Customers.Exists(mention => mention.Span.Start > 0 && section.Lower[mention.Span.Start - 1] is '等' or '待');

    /// <summary>同意, 不批，金额太高: nothing but the number stands before the answer; what follows is why.</summary>
    private static string? Approves(Section section)
    {
        foreach (var hit in section.Cues)
        {
            if (!hit.IsOf("approves")) continue;
            var before = section.Within(TextSpan.Between(section.Span.Start, hit.Start));
            if (!before.Cut(before.Tickets.Select(static ticket => ticket.Span)).Any(char.IsLetterOrDigit) && (hit.Is("approves.no") || hit.End == section.Span.End)) return hit.Leaf;
        }

        return null;
    }

    /// <summary>到货了 继续; parts arrived, back to work.</summary>
    private static bool GoesOn(Section section) =>
        section.Clauses.Exists(clause => Nearby.Words("goes.on").Is(section.Lower.AsSpan(clause.Start, clause.Length).Trim(" .!。！")));

    /// <summary>Severity and type, when the words change them.</summary>
    private static void SetKind(FrameDraft draft, Section section)
    {
        if (!section.Has("change.word") && !section.Has("type.really") && !IsCalled(section) && !section.Clauses.Exists(clause => IsOnlySeverity(section.Within(clause)))) return;   // 5120 is urgent, customer is the CFO
        draft.Set("sev", Changed(section) ?? TicketWords.Severity(section));
        if ((section.Has("change.type") || IsToType(section) || IsCalled(section)) && !draft.Has("sev")) draft.Set("type", TicketWords.NamedType(section));
    }

    /// <summary>1031 is a delivery issue: the kind right behind the number and the verb.</summary>
    private static bool IsCalled(Section section) => section.Tickets is [{ } ticket, ..] && section.Codes.Exists(code => code.Kind == CodeKind.TicketType && code.Span.Start > ticket.Span.End
        && section.Lower[ticket.Span.End..code.Span.Start].Trim() is "is a" or "is an" or "should be a" or "should be an" or "is actually a");

    /// <summary>change 5125 to billing: the kind of ticket ends the order.</summary>
    private static bool IsToType(Section section) =>
        section.Codes.Exists(code => code.Kind == CodeKind.TicketType && code.Span.End == section.Span.End
            && (section.Lower.AsSpan(0, code.Span.Start).EndsWith(" to ", StringComparison.Ordinal)
                || section.Has("type.really")
                || section.Cues.Exists(hit => hit.Is("change.word") && hit.End == code.Span.Start)));

    /// <summary>先不急 调成普通: what stands behind the word of change counts.</summary>
    private static string? Changed(Section section) =>
        section.First("change.word") is { } change && change.End < section.Span.End ? TicketWords.Severity(section.Within(TextSpan.Between(change.End, section.Span.End))) : null;

    /// <summary>1031加急: nothing is said but how urgent it is.</summary>
    private static bool IsOnlySeverity(Section section)
    {
        if (section.FirstOf("sev") is null) return false;
        var without = new List<TextSpan>();
        foreach (var ticket in section.Tickets) without.Add(ticket.Span);
        foreach (var mention in section.Customers) without.Add(mention.Span);
        TicketWords.AddSpans(section, without, "sev", "ticket.noun", "ticket.this", "ticket.sheet", "note.fill");
        return Nearby.Words("sev.fill").AreAll(section.Cut(without).Trim([.. " ,.，。!！"]));
    }

    /// <summary>The queue and the colleague right behind words that pass the ticket on.</summary>
    private static bool SetPlace(FrameDraft draft, Section section)
    {
        var moved = false;
        foreach (var word in section.Cues)
        {
            if (!word.Is("transfer.word") || (word.Start > section.Span.Start && section.Lower[word.Start - 1] is '不' or '别' or '没')) continue;   // 不归维修 该实施组管
            var at = word.End;
            while (at < section.Span.End && section.Lower[at] is ' ' or '@' or '到' or '给') at++;
            if (section.Lower.AsSpan(at).StartsWith("the ", StringComparison.Ordinal)) at += 4;
            foreach (var code in section.Codes)
            {
                if (code.Kind != CodeKind.Queue || code.Span.Start != at || draft.Has("queue")) continue;
                draft.Set("queue", code.Code);
                moved = true;
            }

            foreach (var person in section.People)
            {
                if (person.Colleagues.Count == 0 || person.Whole.Start != at || draft.Has("to")) continue;
                Persons.SetColleague(draft, "to", person, section.Utterance.Speaker);
                moved = true;
            }
        }

        return moved;
    }

    /// <summary>5101换维修组, 5125 -> 实施组: a queue said without a verb of passing on.</summary>
    /// <returns>The queue and the word before it.</returns>
    private static TextSpan? SetBarePlace(FrameDraft draft, Section section)
    {
        foreach (var code in section.CodesOf(CodeKind.Queue))
        {
            var before = section.Lower.AsSpan(section.Span.Start, code.Span.Start - section.Span.Start).TrimEnd();
            if (Nearby.Words("queue.to").LengthBefore(before) is not (> 0 and var length)) continue;
            draft.Set("queue", code.Code);
            return TextSpan.Between(section.Span.Start + before.Length - length, code.Span.End);
        }

        return null;
    }

    /// <summary>What is left of the words once number, name and orders are taken out.</summary>
    private static string? Note(Section section, FrameDraft draft, bool moved, TextSpan? bare)
    {
        var without = new List<TextSpan>();
        foreach (var ticket in section.Tickets) without.Add(Phrasing.Around(section, ticket.Span));   // 给1024加备注，…
        foreach (var mention in section.Customers) without.Add(Phrasing.Around(section, mention.Span));
        TicketWords.AddSpans(section, without, "ticket.reopen", "ticket.noun");
        foreach (var hit in section.Cues)
        {
            if (hit.Is("note.lead") && IsLead(section, without, hit)) without.Add(hit.Span);
        }

        if (draft.Has("sev") || draft.Has("type")) AddOrder(section, without);
        if (draft.Text("state") is "on_hold" or "in_progress" && IsOnlyState(section, without, "state." + draft.Text("state")))
            AddState(section, without, "state." + draft.Text("state"));
        if (draft.Text("state") is { } set && IsOnlySet(section, without, "state." + set)) return null;
        if (moved) AddPlace(section, without);
        if (bare is { } place) without.Add(place);
        var note = section.Cut(without);
        TicketWords.AddSpans(section, without, "note.fill");
        return note.Length > 1 && section.Cut(without).Any(char.IsLetterOrDigit) ? note : null;
    }

    /// <summary>优先级提到紧急, 类型改成投诉: the words of the order; 客户说要退款 in a clause of its own is told.</summary>
    private static void AddOrder(Section section, List<TextSpan> without)
    {
        foreach (var clause in section.Clauses)
        {
            var part = section.Within(clause);
            if (IsOnlySeverity(part)) without.Add(clause);
            if (section.Clauses.Count > 1 && !part.Has("change.word")) continue;   // urgent, the line is down
            TicketWords.AddSpans(part, without, "change.word", "change.type", "type.really", "sev");
            TicketWords.AddSpans(part, without, "trouble");
        }
    }

    /// <summary>配件到货了 正在换 says more than that it goes on, so all of it is noted.</summary>
    private static bool IsOnlyState(Section section, List<TextSpan> without, string state)
    {
        var rest = new List<TextSpan>(without);
        TicketWords.AddSpans(section, rest, state, "note.fill", "change.word");
        return state != "state.in_progress" || !section.Cut(rest).Any(char.IsLetterOrDigit);
    }

    /// <summary>状态改为等客户: nothing is said but what it is set to.</summary>
    private static bool IsOnlySet(Section section, List<TextSpan> without, string state)
    {
        if (!section.Has("change.word")) return false;
        var rest = new List<TextSpan>(without);
        TicketWords.AddSpans(section, rest, state, "change.word");
        return section.Cut(rest).Trim() is "" or "状态" or "把" or "把 状态" or "把状态" or "的状态" or "标";
    }

    /// <summary>改成处理中: the word of change right before the state goes with it.</summary>
    private static void AddState(Section section, List<TextSpan> without, string state)
    {
        TicketWords.AddSpans(section, without, state);
        foreach (var hit in section.Cues)
        {
            if (hit.Is("change.word") && section.Cues.Exists(other => other.Is(state) && other.Start == hit.End)) without.Add(hit.Span);
        }
    }

    /// <summary>备注：… and "note on 1040: …": nothing is said before it.</summary>
    private static bool IsLead(Section section, List<TextSpan> without, Lexicons.CueHit hit) =>
        !section.Within(TextSpan.Between(section.Span.Start, hit.Start)).Cut(without).Any(char.IsLetterOrDigit);

    private static bool HasPlace(Section part) => part.HasCode(CodeKind.Queue) || part.People.Exists(static person => person.Colleagues.Count > 0);

    private static void AddPlace(Section section, List<TextSpan> without)
    {
        var first = section.Clauses.FindIndex(clause => section.Within(clause).Has("transfer.word") && HasPlace(section.Within(clause)));
        for (var i = 0; i < section.Clauses.Count; i++)
        {
            if (i > first && first >= 0) continue;   // …，师傅叫老周: told to whoever takes it on
            var part = section.Within(section.Clauses[i]);
            TicketWords.AddSpans(part, without, "transfer.word", "ticket.pass");
            foreach (var code in part.CodesOf(CodeKind.Queue)) without.Add(code.Span);
            foreach (var person in part.People.Where(static person => person.Colleagues.Count > 0)) without.Add(person.Whole);
        }
    }
}
