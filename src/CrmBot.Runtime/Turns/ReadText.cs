using CrmBot.Language;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Time;

namespace CrmBot.Runtime.Turns;

/// <summary>Has the reader read what a person typed, with everything the conversation knows.</summary>
internal sealed class ReadText(IReadSentences reader)
{
    /// <param name="now">Business time, Unix milliseconds.</param>
    public Understanding Message(Conversation seen, ConversationMemory memory, long now)
    {
        var understood = AsCancelled(seen, memory, now, Message(seen, memory, now, seen.ReplyCard));
        if (seen.LastTicket is not { } last || !LacksTicket(understood) || !IsStillAbout(memory, last, understood.Frames[0])) return understood;
        var ofTicket = Message(seen, memory, now, last.Card);
        return ofTicket.Frames is { Count: > 0 } work && work.All(frame => IsTicketWork(frame, understood.Frames[0])) ? ofTicket : understood;
    }

    // 撤销 long after something was stored takes back what was done last; 算了 takes back nothing then.
    private Understanding AsCancelled(Conversation seen, ConversationMemory memory, long now, Understanding understood)
    {
        if (understood.Frames is not [{ Intent: FrameRoutes.Patch } only] || !only.Is("act", "cancel")
            || memory.Preview is not { StoredBy: not null } stale || stale.IsFresh(memory)) return understood;
        var alone = Message(seen, memory, now, seen.ReplyCard, withPreview: false);
        return alone.Frames is [{ Intent: FrameRoutes.None }] ? understood : alone;
    }

    // Which ticket of theirs is meant was only guessed and is asked for: whatever is told next is told of that customer.
    private static string? AskedAbout(ConversationMemory memory) =>
        memory.Preview is { Draft: not null, Frame: { Intent: "tk_claim" or "tk_upd" or "resolve" or "escalate" } frame } && frame.Ask is not ["which", ..] ? frame.Text("cust") : null;

    // What was logged of its customer in between leaves the ticket what it is; a reminder shown since is what 搞定 finishes. What is read of another customer is not about it.
    private static bool IsStillAbout(ConversationMemory memory, LastShown last, Frame said) => (said.Text("cust") is not { } meant || last.Card.Customer == meant)
        && (last.Record == memory.LastRecord || (last.Card.Customer is { } customer && customer == memory.LastSubject && said.Intent is not ("rem_upd" or "remind")));

    // 接了 and 有人接了吗 say nothing by themselves; of 搞定 nobody knows which reminder it finishes; 转给小李 gives the whole customer away, 等客户 is a contact with it, 明天再联系，先等客户 a task. 催了好几次，能不能升一下 opens no second ticket, 等厂家发件，后天到 moves no deal.
    private static bool LacksTicket(Understanding understood) => understood.Frames is [var only] && only.Intent switch
    {
        FrameRoutes.None => only.Is("kind", "unknown"),
        "kb" => only.Has(Frame.Guessed),
        "rem_upd" => only.Is("ref", "last"),
        "log" => only.Is("ref", "context"),
        "remind" => !only.Has("cust") || only.Is("ref", "context"),
        "tk_upd" when only.Is("act", "merge") => !only.Has("from"),
        "assign" or "deal_upd" or "tk_new" or "tk_claim" or "tk_upd" or "resolve" or "escalate" => only.Is("ref", "context"),
        _ => false,
    };

    // A mere note could be about anything, unless it was a ticket's in the first place. A contact that was told is the ticket's when its customer has been answered.
    private static bool IsTicketWork(Frame frame, Frame said) => said.Intent == "log" && !(said.Is("status", "waiting") && !said.Has("ch") && !said.Has("who"))
        ? frame.Intent == "tk_upd" && frame.Has(Frame.Answered)
        : frame.Intent is "tk_claim" or "resolve" or "escalate" || (frame.Intent == "tk_upd" && said.Intent == "tk_upd")
        || (frame.Intent == "tk_upd" && (frame.Has("act") || frame.Has(Frame.Answered) || frame.Has(Frame.Approves) || frame.Has("state") || frame.Has("sev") || frame.Has("type") || frame.Has("queue") || frame.Has("to")));

    private Understanding Message(Conversation seen, ConversationMemory memory, long now, ReplyCard? replyTo, bool withPreview = true)
    {
        var message = seen.Inbound as MessageReceived ?? (seen.Inbound as MessageChanged)?.Message;
        return reader.Read(Utterance(seen.Actor, seen.Text, now) with
        {
            Place = seen.Inbound.Place.Kind,
            ReplyTo = replyTo,
            LastCustomer = AskedAbout(memory) ?? Asked(memory) ?? memory.LastSubject,
            LastSaid = memory.LastSaid,
            Preview = withPreview && memory.Preview is { } open && !IsOfOriginal(seen, memory, open) ? open.Frame : null,
            Mentions = message is { MentionsBot: false } ? message.Mentions : ["bot", .. message?.Mentions ?? []],
            Files = message?.Files ?? [],
        });
    }

    // 发他了 under the question about 启明's wish speaks of 启明, whatever was stored before.
    private static string? Asked(ConversationMemory memory) => memory.Preview is { StoredBy: null, Frame: { } asked } && !asked.BlockingAsk.Any() ? asked.Text("cust") : null;

    // What an edited message had opened is no longer open for it: the new words stand in place of the old ones, they do not correct them.
    private static bool IsOfOriginal(Conversation seen, ConversationMemory memory, OpenPreview open) => seen.Original is { Turn: var turn }
        && (open.StoredBy == turn || memory.Drafts.Exists(draft => draft.Id == open.Draft && draft.OpenedBy == turn));

    /// <summary>What was typed into a draft's input, as a change of its frame; null when it is not understood as one.</summary>
    public Frame? Correction(Turn turn, Frame frame, string answer) => Forms(turn.Locale, answer)
        .Select(text => reader.Read(Utterance(turn.Actor, text, turn.Now) with { Preview = frame, LastCustomer = turn.Memory.LastSubject }))
        .SelectMany(understood => understood.Frames)
        .FirstOrDefault(found => found.Intent == FrameRoutes.Patch && found.Object("set") is { Count: > 0 });

    /// <summary>What was typed before, read as the intent that the person has chosen.</summary>
    public IReadOnlyList<Frame> As(Turn turn, string said, string intent) =>
        reader.ReadAs(Utterance(turn.Actor, said, turn.Now) with { LastCustomer = turn.Memory.LastSubject }, intent).Frames;

    /// <summary>What was typed before, read again to explain it.</summary>
    public Understanding Again(Turn turn, string said) => reader.Read(Utterance(turn.Actor, said, turn.Now) with { LastCustomer = turn.Memory.LastSubject });

    // A bare value ("周四") says what it corrects only together with the words of a correction.
    private static string[] Forms(string locale, string answer) =>
        locale.StartsWith("zh", StringComparison.Ordinal) ? [answer, "改成" + answer] : [answer, "make it " + answer];

    private static Utterance Utterance(Actor actor, string text, long now) =>
        new(text, Instants.ToOffset(now, actor.Zone), IanaName(actor.Zone), actor.Name) { Place = PlaceKind.Direct };

    internal static string IanaName(TimeZoneInfo zone) =>
        zone.HasIanaId || !TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var name) ? zone.Id : name;
}
