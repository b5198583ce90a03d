using System.Text.Json.Nodes;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>Takes tickets: one, the next one, somebody else's, all of a kind; or gives one back.</summary>
internal sealed class ReadTicketClaim : IntentReader
{
    public override string Intent => "tk_claim";

    public override IEnumerable<Frame> Read(Section section)
    {
        var draft = new FrameDraft(Intent);
        if (section.Has("claim.release") || section.Has("decline.word") || TicketWords.IsOnIt(section, "claim.drop") || TicketWords.IsPutBack(section)) draft.Set("act", "release");
        else if ((section.Has("claim.next") || (section.Has("pool.next") && section.HasFamily("sev") && TicketScope.Read(section) is null)) && section.Tickets.Count == 0) draft.Set("act", "next");
        else if (section.Has("claim.over.me") || section.Has("claim.cover")
            || (section.Has("claim.me") && section.People.Exists(person => person.Colleagues is [var other, ..] && other.Name != section.Utterance.Speaker)))
        {
            TakeOver(draft, section);
        }
        if (draft.Text("act") == "next") yield return Scoped(draft, section).Build();
        else if (!draft.Has("act") && TicketScope.Read(section) is { } scope) yield return draft.Set("scope", scope).Set("confirm", JsonValue.Create(true)).Build();
        else
        {
            TicketSlot.Fill(draft, section, required: true);
            yield return draft.Build();
        }
    }

    private static FrameDraft Scoped(FrameDraft draft, Section section) =>
        section.FirstOf("sev") is { } level
                && (TicketScope.Read(section) ?? (level.Leaf == "urgent" ? new JsonObject { ["sev"] = "urgent", ["state"] = "open" } : null)) is { } scope
            ? draft.Set("scope", scope).Set("confirm", JsonValue.Create(true))
            : draft;

    private static void TakeOver(FrameDraft draft, Section section)
    {
        draft.Set("act", "take_over");
        foreach (var person in section.People)
        {
            if (person.Colleagues.Count == 0 || person.Colleagues[0].Name == section.Utterance.Speaker) continue;
            Persons.SetColleague(draft, "from", person, section.Utterance.Speaker);
            return;
        }
    }
}
