using CrmBot.Language;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Tickets;

/// <summary>
/// Agents work a ticket in words one after the other and do not reply to its card each
/// time: 接了, 等客户, 搞定 mean the ticket, or the call for help with one, that was shown last.
/// </summary>
internal sealed class TicketInMind : ILastingSubject
{
    // anyone working on it: a longer question (who else in our team sells to healthcare) asks of something else.
    private const int LongestQuestion = 28;

    public IReadOnlyCollection<string> Kinds { get; } = ["ticket", "ticket_escalation"];

    public bool MayBeMeant(IReadOnlyList<Frame> read, RecordRef record, ReplyCard card, ConversationMemory since) =>
        read is [var only] && LacksTicket(only) && IsStillAbout(only, record, card, since);

    public bool IsMeant(IReadOnlyList<Frame> asReply, IReadOnlyList<Frame> read) =>
        asReply.Count > 0 && asReply.All(frame => IsWork(frame, read[0]));

    public bool IsGuess(Frame asked) => asked.Intent is "tk_claim" or "tk_upd" or "resolve" or "escalate" && asked.Ask is not ["which", ..];

    // 接了 and 有人接了吗 say nothing by themselves; of 搞定 nobody knows which reminder it finishes; 转给小李 gives the whole customer
    // away, 等客户 is a contact with it, 明天再联系，先等客户 a task. 催了好几次，能不能升一下 opens no second ticket, 等厂家发件，后天到 moves no deal.
    private static bool LacksTicket(Frame said) => said.Intent switch
    {
        "none" => said.Is("kind", "unknown"),
        "kb" => said.Has(Frame.Guessed) && said.Text("q") is { Length: <= LongestQuestion },
        "rem_upd" => said.Is("ref", "last"),
        "log" => said.Is("ref", "context"),
        "remind" => !said.Has("cust") || said.Is("ref", "context"),
        "tk_upd" when said.Is("act", "merge") => !said.Has("from"),
        "assign" or "deal_upd" or "tk_new" or "tk_claim" or "tk_upd" or "resolve" or "escalate" => said.Is("ref", "context"),
        _ => false,
    };

    // What was logged of its customer in between leaves the ticket what it is; a reminder
    // shown since is what 搞定 finishes. What is read of another customer is not about it.
    private static bool IsStillAbout(Frame said, RecordRef ticket, ReplyCard card, ConversationMemory since) =>
        (said.Text("cust") is not { } meant || card.Customer == meant)
            && (ticket == since.LastRecord
                || (card.Customer is { } customer && customer == since.LastSubject && said.Intent is not ("rem_upd" or "remind")));

    // A mere note could be about anything, unless it was a ticket's in the first place.
    // A contact that was told is the ticket's when its customer has been answered.
    private static bool IsWork(Frame frame, Frame said) =>
        said.Intent == "log" && !(said.Is("status", "waiting") && !said.Has("ch") && !said.Has("who"))
            ? frame.Intent == "tk_upd" && frame.Has(Frame.Answered)
            : frame.Intent is "tk_claim" or "resolve" or "escalate"
                || (frame.Intent == "tk_upd" && (said.Intent == "tk_upd" || ChangesTicket(frame)));

    private static bool ChangesTicket(Frame frame) =>
        frame.Has("act") || frame.Has(Frame.Answered) || frame.Has(Frame.Approves) || frame.Has("state") || frame.Has("sev")
            || frame.Has("type") || frame.Has("queue") || frame.Has("to");
}
