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

    private static bool IsAssignment(Section section)
    {
        if (section.Utterance.ReplyTo is { Kind: "ticket" } && section.Has("why.assign")) return true;
        var colleague = false;
        foreach (var person in section.People) colleague |= person.Colleagues.Count > 0;
        if (colleague && section.Customers.Count > 0) return true;
        if (section.Has("why.given") && section.Utterance.ReplyTo is null) return true;
        return HasAssignment(section)
            && !(section.Has("why.this") && !section.Has("why.given") && section.Customers.Count == 0 && !colleague && section.Has("lead.noun")
                && section.Utterance.ReplyTo is { Kind: not "lead" })
            && (colleague || section.Customers.Count > 0 || section.Tickets.Count > 0 || section.Has("lead.noun") || section.Has("pronoun")
                || (section.Has("why.given") && section.Utterance.ReplyTo is { Kind: "lead" or "customer" or "notice" }));
    }

    /// <summary>发给我 sends a message, 分给我 a customer.</summary>
    private static bool HasAssignment(Section section)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.Is("why.given") || hit.Is("why.assign") && !section.Cues.Exists(other => other.Is("why.this") && other.Span.Overlaps(hit.Span))) return true;
        }

        return false;
    }

    private static void SetCustomer(FrameDraft draft, Section section)
    {
        if (section.Customers.Count == 0 && section.Utterance.ReplyTo is null && section.Utterance.LastCustomer is { } last) draft.Set("cust", last).Set("ref", "context");
        else CustomerSlot.Fill(draft, section, null, required: false);
    }
}
