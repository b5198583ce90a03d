using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

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
        if (!draft.HasContent("id", "cust", Frame.Described) && !draft.Asks("which") && !draft.Asks("id"))
            draft.Set("ref", section.Utterance.ReplyTo is null ? "last" : "reply");
        SetReceiver(draft, section);
        draft.Set("kind", Kind(section, draft)).Set("level", Level(section));
        if (!draft.HasContent("to", "kind", "level") && !draft.Asks("to")) draft.Set("level", "lead");
        draft.Set("why", Why(draft, section));
        if (draft.Is("kind", "approval")) draft.SetMoney("amt", Amount(section), section.World.Settings.DefaultCurrency);
        draft.Set("note", EscalationNote.Of(section));
        // whom it is about is only guessed, and everybody is called together
        if (draft.Is("kind", "crisis") && draft.Is("ref", "context")) draft.SetTrue("confirm");
        yield return draft.Build();
    }

    /// <summary>快超时了; 客户要求找领导.</summary>
    private static string? Why(FrameDraft draft, Section section)
    {
        if (section.Has("escalate.sla")) return "sla";
        return section.Has("escalate.demand") && !draft.Has("kind") ? "customer" : null;
    }

    /// <summary>1050升级 names a ticket that nobody has, and means none other; 5000 找老张批一下 asks for money.</summary>
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

    private static string? Kind(Section section, FrameDraft draft)
    {
        if (section.Has("crisis.word")) return "crisis";
        if (IsApproval(section)) return "approval";
        if (section.Has("problem.word")) return "problem";
        return section.Has("trouble.outage") && draft.Is("to", "oncall") ? "outage" : null;
    }

    /// <summary>申请审批, 5000找老张批一下.</summary>
    private static bool IsApproval(Section section) =>
        section.HasAny("approval.word", "approve.get") || (section.HasAny("approve.ask", "approve.for") && section.Amounts.Count > 0);

    private static string? Level(Section section)
    {
        if (section.Has("level.director")) return "director";
        return section.Has("level.tier2") ? "tier2" : section.Has("level.lead") ? "lead" : null;
    }

    private const int LeastBare = 100;   // 找老张批一下

    private static Numbers.Money? Amount(Section section)
    {
        Numbers.Money? plain = null;
        foreach (var spot in section.Amounts)
        {
            if (!spot.Bare) return spot.Money;
            if (spot.Money.Value is null or >= LeastBare && !section.Tickets.Exists(ticket => ticket.Span.Overlaps(spot.Span)))
                plain ??= spot.Money;
        }

        return plain;
    }
}
