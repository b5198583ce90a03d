using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>Work on a ticket: notes, state, queue, severity, merging, reopening, words for the customer; or a question about it.</summary>
internal sealed class ReadTicketChange : IntentReader
{
    public override string Intent => "tk_upd";

    public override IEnumerable<Frame> Read(Section section)
    {
        var draft = new FrameDraft(Intent);
        if (TicketQuestion.Is(section)) yield return Get(draft, section);
        else if (section.Tickets.Count > 1 && section.Has("ticket.merge")) yield return TicketMerge.Read(draft, section);
        else if (section.Tickets.Count == 1 && section.Has("ticket.merge")) yield return TicketMerge.WithShown(draft, section);
        else if (!(section.Has("desk.tell") && !TicketWords.IsAgent(section)) && ReplyOut.TextOf(section) is { } text)
            yield return ToCustomer(draft, section, text);
        else yield return Change(draft, section);
    }

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

    private static Frame Change(FrameDraft draft, Section section)
    {
        if (section.Has("ticket.reopen")) draft.Set("act", "reopen");
        section = TicketSlot.Fill(draft, section, required: true);
        if (!draft.Has("act")) draft.Set("state", TicketState.Told(section));
        draft.Set(Frame.Approves, TicketApproval.Of(section));
        if (AnsweredCustomer.IsTold(section)) draft.SetTrue(Frame.Answered);
        TicketKind.Set(draft, section);
        var place = TicketPlace.Set(draft, section);
        if (place is null && UnknownReceiver.Is(section)) draft.Ask("to");
        else draft.Set("note", TicketNote.Of(section, draft, place) is { } note && !DescribedCase.IsAll(section, note) ? note : null);
        if (!draft.HasContent("act", "state", "sev", "type", "queue", "to", "note") && !draft.Asks("to")) draft.Set("act", "get");
        return draft.Build();
    }
}
