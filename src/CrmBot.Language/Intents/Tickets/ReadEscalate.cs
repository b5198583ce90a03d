using System.Text.Json.Nodes;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>Brings a ticket to somebody higher up, to whoever is on call, or to those who handle a crisis.</summary>
internal sealed class ReadEscalate : IntentReader
{
    public override string Intent => "escalate";

    public override IEnumerable<Frame> Read(Section section)
    {
        var draft = new FrameDraft(Intent);
        if (NamesStray(section)) draft.Ask("id");
        else section = TicketSlot.Fill(draft, section, required: false);
        if (!draft.HasContent("id", "cust", Frame.Described) && !draft.Asks("which") && !draft.Asks("id")) draft.Set("ref", section.Utterance.ReplyTo is null ? "last" : "reply");
        SetReceiver(draft, section);
        draft.Set("kind", Kind(section, draft));
        draft.Set("level", Level(section));
        if (!draft.HasContent("to", "kind", "level") && !draft.Asks("to")) draft.Set("level", "lead");
        draft.Set("why", section.Has("escalate.sla") ? "sla" : section.Has("escalate.demand") && !draft.Has("kind") ? "customer" : null);
        if (draft.Text("kind") == "approval" && section.Amounts.Count > 0) draft.SetMoney("amt", Amount(section), section.World.Settings.DefaultCurrency);
        draft.Set("note", Note(section));
        if (draft.Text("kind") == "crisis" && draft.Text("ref") == "context") draft.Set("confirm", JsonValue.Create(true));   // whom it is about is only guessed, and everybody is called together
        yield return draft.Build();
    }

    // 5000 找老张批一下 asks for money; 1050升级 names a ticket that nobody has, and means none other.
    private static bool NamesStray(Section section) => section.Tickets.Count == 0 && section.Customers.Count == 0 && section.Carried is null
        && !section.Has("approval.word") && !section.Has("approve.ask") && StrayNumber.IsNamed(section);

    private static void SetReceiver(FrameDraft draft, Section section)
    {
        if (section.Has("escalate.oncall"))
        {
            draft.Set("to", "oncall");
            return;
        }

        foreach (var person in section.People)
        {
            if (person.Colleagues.Count == 0 || (person.Side == PersonSide.Theirs && person.Customers.Count > 0)) continue;
            Persons.SetColleague(draft, "to", person, section.Utterance.Speaker);
            return;
        }
    }

    private static string? Kind(Section section, FrameDraft draft) => section.Has("crisis.word") ? "crisis"
        : section.Has("approval.word") || section.Has("approve.get") || (section.Has("approve.ask") && section.Amounts.Count > 0) ? "approval"
        : section.Has("problem.word") ? "problem"
        : section.Has("trouble.outage") && draft.Text("to") == "oncall" ? "outage" : null;

    private static string? Level(Section section) => section.Has("level.director") ? "director" : section.Has("level.tier2") ? "tier2" : section.Has("level.lead") ? "lead" : null;

    private const int LeastBare = 100;   // 找老张批一下

    private static Numbers.Money? Amount(Section section)
    {
        Numbers.Money? plain = null;
        foreach (var spot in section.Amounts)
        {
            if (!spot.Bare) return spot.Money;
            if (spot.Money.Value is null or >= LeastBare && !section.Tickets.Exists(ticket => ticket.Span.Overlaps(spot.Span))) plain ??= spot.Money;
        }

        return plain;
    }

    private static string Note(Section section)
    {
        var without = new List<TextSpan>();
        foreach (var ticket in section.Tickets) without.Add(ticket.Span);
        foreach (var mention in section.Customers) without.Add(Phrasing.Around(section, mention.Span));
        foreach (var person in section.People)
        {
            if (person.Colleagues.Count > 0 && section.Has("handle.you")) without.Add(person.Whole);
            if (person.Colleagues.Count > 0 && section.Cues.Exists(hit => (hit.Is("escalate.word") || hit.Is("escalate.it")) && person.Whole.Start - hit.End is 0 or 1 or 4)) without.Add(person.Whole);
        }

        foreach (var clause in section.Clauses)
        {
            if (section.Within(clause) is var asked && asked.Has("escalate.please") && asked.Has("escalate.word") && section.Clauses.Count > 1) without.Add(clause);   // …，能不能叫他们升一下
        }

        TicketWords.AddSpans(section, without, "escalate.word", "escalate.it", "level", "handle.you", "escalate.page", "escalate.oncall", "polite");
        if (section.First("escalate.demand") is { } demand && char.IsAscii(section.Lower[demand.Start])) TicketWords.AddSpans(section, without, "escalate.demand", "superior");
        var note = Phrasing.Trim(section.Cut(without));
        return note.Length > 3 ? note : "";
    }
}
