using System.Text.Json.Nodes;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Talk;

/// <summary>Takes back what was stored.</summary>
internal sealed class ReadUndo : IntentReader
{
    public override string Intent => "undo";

    public override IEnumerable<Frame> Read(Section section)
    {
        var draft = new FrameDraft(Intent);
        if (section.Tickets.Count > 0)
        {
            draft.Set("id", JsonValue.Create(section.Tickets[0].Id));
            draft.Set("of",
                section.FirstOf("undo.of")?.Leaf ?? (section.Has("undo.closed") || section.Has("ticket.reopen") ? "resolve" : "tk_upd"));
        }
        else
        {
            draft.Set("ref", section.Utterance.ReplyTo is null ? "last" : "reply");
            if (draft.Is("ref", "last") && section.Has("undo.just")) Reminders.NamedEvent.Set(draft, section);
        }

        yield return draft.Build();
    }
}
