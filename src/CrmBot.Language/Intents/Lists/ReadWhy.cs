using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Lists;

/// <summary>Why did I get this, why did it go there.</summary>
internal sealed class ReadWhy : IntentReader
{
    public override string Intent => "why";

    public override IEnumerable<Frame> Read(Section section)
    {
        var draft = new FrameDraft(Intent);
        if (IsAssignment(section)) SetCustomer(draft.Set("k", "assign"), section);
        if (!draft.Has("cust")) draft.Set("ref", section.Utterance.ReplyTo is null ? "last" : "reply");
        yield return draft.Build();
    }

    /// <summary>Why somebody got a customer, a lead or a ticket, and not why a figure is as it is.</summary>
    private static bool IsAssignment(Section section)
    {
        if (section.Utterance.ReplyTo is { Kind: "ticket" } && section.Has("why.assign")) return true;
        var colleague = NamesColleague(section);
        if (colleague && section.Customers.Count > 0) return true;
        if (section.Has("why.given") && section.Utterance.ReplyTo is null) return true;
        return HasAssignment(section) && !IsOfCard(section, colleague)
            && (colleague || NamesRecord(section) || IsOfCustomersCard(section));
    }

    private static bool NamesColleague(Section section)
    {
        foreach (var person in section.People)
        {
            if (person.Colleagues.Count > 0) return true;
        }

        return false;
    }

    /// <summary>为什么这条线索这样, replied to a card of something else: the card is meant.</summary>
    private static bool IsOfCard(Section section, bool colleague) => section.Has("why.this") && !section.Has("why.given")
        && section.Customers.Count == 0 && !colleague && section.Has("lead.noun") && section.Utterance.ReplyTo is { Kind: not "lead" };

    private static bool NamesRecord(Section section) =>
        section.Customers.Count > 0 || section.Tickets.Count > 0 || section.HasAny("lead.noun", "pronoun");

    /// <summary>为什么给我, replied to the card of a customer.</summary>
    private static bool IsOfCustomersCard(Section section) =>
        section.Has("why.given") && section.Utterance.ReplyTo is { Kind: "lead" or "customer" or "notice" };

    /// <summary>发给我 sends a message, 分给我 a customer.</summary>
    private static bool HasAssignment(Section section) =>
        section.Has("why.given") || section.Has("why.assign", static (section, hit) => !IsOnlyThis(section, hit));

    /// <summary>为什么这样: the word is a part of one that says nothing of whose it is.</summary>
    private static bool IsOnlyThis(Section section, CueHit hit)
    {
        foreach (var other in section.Cues)
        {
            if (other.Is("why.this") && other.Span.Overlaps(hit.Span)) return true;
        }

        return false;
    }

    private static void SetCustomer(FrameDraft draft, Section section)
    {
        if (section.Customers.Count == 0 && section.Utterance is { ReplyTo: null, LastCustomer: { } last })
            draft.Set("cust", last).Set("ref", "context");
        else CustomerSlot.Fill(draft, section, null, required: false);
    }
}
