using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents;

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
        if (!section.Has("why.assign")) return false;
        if (section.Customers.Count > 0 || section.Has("lead.noun")) return true;
        foreach (var person in section.People)
        {
            if (person.Colleagues.Count > 0 && person.Side != PersonSide.Theirs) return true;
        }

        return section.Has("pronoun");
    }

    private static void SetCustomer(FrameDraft draft, Section section)
    {
        if (section.Customers.Count == 0 && section.Utterance.ReplyTo is null && section.Utterance.LastCustomer is { } last) draft.Set("cust", last).Set("ref", "context");
        else CustomerSlot.Fill(draft, section, null, required: false);
    }
}
