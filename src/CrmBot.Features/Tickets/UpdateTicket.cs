using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.Tickets.Closing;
using CrmBot.Features.Tickets.Queues;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Tickets;

/// <summary>
/// What becomes of a ticket on its way: waiting, notes, other hands, other queue, told to the customer, merged (intent <c>tk_upd</c>).
/// </summary>
internal sealed class UpdateTicket(
    TicketForChange tickets, ChangeTicket change, ClaimTicket claim, MergeTickets merge, ReopenTicket reopen,
    QueueTable queues, PutInQueue queue, TicketKinds kinds, IPersonDirectory people, PrintTicket print, Ladder.AnswerInWords answers) : IFrameHandler
{
    // What makes more of a sentence than a note.
    private static readonly string[] Changes = ["state", "sev", "type", "queue", "to"];

    public string Intent => "tk_upd";

    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (frame.Is("act", "merge")) return await merge.HandleAsync(turn, frame, cancellationToken);
        var (ticket, customer, instead) = await tickets.FindAsync(turn, frame, Right(frame), cancellationToken);
        if (ticket is null) return instead!;
        if (frame.Is("act", "get")) await TicketReads.NoteShownAsync(turn, ticket, cancellationToken);
        return frame.Text("act") switch
        {
            "get" => new Reply.OfRecord(TicketDirectory.Record(ticket)),
            "reopen" => await reopen.ReopenAsync(turn, ticket, frame.Text("note"), cancellationToken),
            "reply_out" => await ReplyAsync(turn, ticket, frame.Text("text"), cancellationToken),
            _ => await ChangeAsync(turn, ticket, customer!, frame, cancellationToken),
        };
    }

    public async Task<DraftView> DescribeAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (frame.Is("act", "merge")) return await merge.DescribeAsync(turn, frame, cancellationToken);
        (string Label, string? Text)[] lines =
        [
            ("customer.label.customer", frame.Text("cust")),
            ("ticket.label.ticket", frame.Text("id") is { } id ? "T-" + id : null),
            ("ticket.label.state", TicketStates.Read(frame.Text("state")) is { } state ? print.State(state, turn.Locale) : null),
            ("ticket.label.severity", frame.Text("sev") is { } severity ? print.Severity(severity, turn.Locale) : null),
            ("ticket.label.type", frame.Text("type") is { } type ? kinds.Word(type, turn.Locale) : null),
            ("ticket.label.queue", frame.Text("queue")),
            ("ticket.label.assignee", frame.Text("to") is "me" ? turn.Actor.Name : frame.Text("to")),
            ("ticket.label.note", frame.Text("note")),
            ("ticket.label.reply", frame.Text("text")),
        ];
        return new DraftView(frame.Is("act", "reopen") ? "ticket.draft.reopen" : "ticket.draft.update",
            [.. lines.Where(line => !string.IsNullOrEmpty(line.Text)).Select(line => new DraftLine(line.Label, line.Text!))])
        {
            Choices = await tickets.ChoicesAsync(turn, frame, cancellationToken),
        };
    }

    /// <summary>Sets one field with the event that tells of it; nothing happens when it is so already.</summary>
    public static async Task SetAsync(
        ChangeTicket change, Turn turn, Ticket ticket, string kind, string from, string? to, Action<Ticket, string> set,
        CancellationToken cancellationToken)
    {
        if (to is null || to == from) return;
        await change.NoteAsync(turn.Work, ticket, new TicketChange(kind, turn.Actor.Id, from, to) { Effect = known => set(known, to) },
            cancellationToken);
    }

    /// <summary>Into another state; also from the card's buttons.</summary>
    public async Task<Reply> MoveAsync(Turn turn, Ticket ticket, TicketState state, string? note, CancellationToken cancellationToken)
    {
        if (!ticket.IsWork || !TicketStates.IsWork(state))
            return new Reply.Refuse("ticket.notWork", ("number", PrintTicket.Number(ticket)));
        if (ticket.State != state)
            await change.NoteAsync(
                turn.Work, ticket,
                new TicketChange(TicketEvent.Kinds.State, turn.Actor.Id, TicketStates.Word(ticket.State),
                    TicketStates.Word(state)) { Note = note, Effect = known => known.Become(state, turn.Now) },
                cancellationToken);
        else if (note is not null) await NoteAsync(turn, ticket, TicketEvent.Kinds.Note, note, cancellationToken);
        return new Reply.OfRecord(TicketDirectory.Record(ticket));
    }

    public Task NoteAsync(Turn turn, Ticket ticket, string kind, string? note, CancellationToken cancellationToken) =>
        change.NoteAsync(turn.Work, ticket, new TicketChange(kind, turn.Actor.Id) { Note = note }, cancellationToken);

    // Looking needs the least; a note may be added by whoever looks after the customer, also to a ticket that is closed.
    private static string Right(Frame frame) =>
        frame.Is("act", "get") ? "see" : frame.Has("note") && !frame.Has("act") && !Changes.Any(frame.Has) ? "log" : "work";

    private async Task<Reply> ReplyAsync(Turn turn, Ticket ticket, string? text, CancellationToken cancellationToken)
    {
        await TakeAsync(turn, ticket, cancellationToken);
        await NoteAsync(turn, ticket, TicketEvent.Kinds.Replied, text, cancellationToken);
        return new Reply.Several([new Reply.Say("ticket.replyNoted"), new Reply.OfRecord(TicketDirectory.Record(ticket))]);
    }

    private async Task<Reply> ChangeAsync(
        Turn turn, Ticket ticket, CustomerBrief customer, Frame frame, CancellationToken cancellationToken)
    {
        var note = frame.Text("note");
        if (await answers.DecideAsync(turn, ticket, frame, cancellationToken) is { } decided) return decided;
        var answered = frame.Has(Frame.Answered) && ticket.IsWork && tickets.MayWork(turn, customer);
        if (answered || frame.Has("state")) await TakeAsync(turn, ticket, cancellationToken);
        if (frame.Has("note") && !Changes.Any(frame.Has))
        {
            await NoteAsync(turn, ticket, answered ? TicketEvent.Kinds.Replied : TicketEvent.Kinds.Note, note, cancellationToken);
            return new Reply.OfRecord(TicketDirectory.Record(ticket));
        }

        if (!ticket.IsWork) return new Reply.Refuse("ticket.notWork", ("number", PrintTicket.Number(ticket)));
        if (answered) await NoteAsync(turn, ticket, TicketEvent.Kinds.Replied, null, cancellationToken);
        await SetAsync(change, turn, ticket, TicketEvent.Kinds.Severity, ticket.Severity, Known(frame.Text("sev")),
            (known, value) => known.Severity = value, cancellationToken);
        if (await QueueAsync(turn, ticket, customer, frame, cancellationToken) is { } refusal) return refusal;
        if (frame.Text("to") is { } to)
        {
            if (await people.ResolveAsync(turn.Work, turn.Actor, to, cancellationToken) is not { } colleague)
                return new Reply.Refuse("reminder.whoIsThat", ("name", to));
            if (await claim.HandAsync(turn, ticket, colleague, cancellationToken) is Reply.Refuse kept) return kept;
        }

        if (TicketStates.Read(frame.Text("state")) is { } state) return await MoveAsync(turn, ticket, state, note, cancellationToken);
        if (note is not null) await NoteAsync(turn, ticket, TicketEvent.Kinds.Note, note, cancellationToken);
        return new Reply.OfRecord(TicketDirectory.Record(ticket));
    }

    // Whoever answers the customer of a ticket that nobody has, or works on it, has it from then on.
    private async Task TakeAsync(Turn turn, Ticket ticket, CancellationToken cancellationToken)
    {
        if (ticket is { AssigneeId: null, IsWork: true } && turn.Actor.Role == Roles.Agent)
            await claim.ClaimAsync(turn, ticket, cancellationToken);
    }

    // The queue that is named, or the one another kind of problem belongs to.
    private async Task<Reply?> QueueAsync(
        Turn turn, Ticket ticket, CustomerBrief customer, Frame frame, CancellationToken cancellationToken)
    {
        await SetAsync(change, turn, ticket, TicketEvent.Kinds.Type, ticket.Type, frame.Text("type"), (known, value) => known.Type = value,
            cancellationToken);
        var wanted = frame.Text("queue");
        if (wanted is not null && await queues.FindAsync(turn.Work, wanted, cancellationToken) is null)
            return new Reply.Refuse("ticket.queue.noSuch", ("queue", wanted));
        if (wanted is not null) await queue.PutAsync(turn, ticket, wanted, cancellationToken);
        else if (frame.Has("type")) await queue.WhereItBelongsAsync(turn, ticket, customer.Region, cancellationToken);
        return null;
    }

    private static string? Known(string? severity) => severity is not null && Severities.All.Contains(severity) ? severity : null;
}
