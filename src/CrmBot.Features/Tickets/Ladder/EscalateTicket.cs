using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Features.Tickets.Crisis;
using CrmBot.Language;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Tickets.Ladder;

/// <summary>Who is to step in, and why.</summary>
/// <param name="Kind">As <see cref="Escalation.Kind"/>.</param>
/// <param name="By">Null for the bot itself.</param>
internal sealed record EscalationWish(string Kind, string Level, Guid? By)
{
    /// <summary>A certain person instead of a level.</summary>
    public Colleague? To { get; init; }

    public string? Clock { get; init; }

    public string? Note { get; init; }

    public Budget? Amount { get; init; }
}

/// <summary>上报主管, 找二线, 值班的赶紧看, 特批 (intent <c>escalate</c>), and the ladder's first step when a deadline breaks.</summary>
internal sealed class EscalateTicket(
    TicketForChange tickets, ChangeTicket change, LadderPeople steps, ClimbLadder ladder, IPersonDirectory people, CompanySettings settings,
    OpenCrisis crisis) : IFrameHandler
{
    public string Intent => "escalate";

    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var (ticket, _, instead) =
            frame.Is("kind", "crisis") && !frame.Has("id") && turn.RepliesTo is null && frame.Text("cust") is { } name
                ? await tickets.MostSevereAsync(turn, name, "log", cancellationToken)
                : await tickets.FindAsync(turn, frame, "log", cancellationToken);
        if (ticket is null) return WithoutTicket(frame, instead!);
        Colleague? named = null;
        if (frame.Text("to") is { } to && to != "oncall"
            && (named = await people.ResolveAsync(turn.Work, turn.Actor, to, cancellationToken)) is null)
            return new Reply.Refuse("reminder.whoIsThat", ("name", to));
        return await AskAsync(turn, ticket, Wish(turn, frame, named), cancellationToken);
    }

    // Who threatens us with the media is not sent away because no ticket is open: it is said how one is opened.
    private static Reply WithoutTicket(Frame frame, Reply instead) =>
        frame.Is("kind", "crisis") && frame.Text("cust") is { } name && instead is Reply.Refuse { Key: "ticket.noneOpen" }
            ? new Reply.Refuse("ticket.crisisWithout", ("name", name)) : instead;

    public async Task<DraftView> DescribeAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        (string Label, string? Text)[] lines =
        [
            ("customer.label.customer", frame.Text("cust")),
            ("ticket.label.ticket", frame.Text("id") is { } id ? "T-" + id : null),
            ("ticket.label.to", frame.Text("to") is "oncall" ? null : frame.Text("to")),
            ("ticket.label.amount", Budget.Read(frame.Object("amt"), settings.DefaultCurrency)?.Print(turn.Locale)),
            ("ticket.label.note", frame.Text("note")),
        ];
        return new DraftView("ticket.draft.escalate",
            [.. lines.Where(line => !string.IsNullOrEmpty(line.Text)).Select(line => new DraftLine(line.Label, line.Text!))])
        {
            Choices = await tickets.ChoicesAsync(turn, frame, cancellationToken),
        };
    }

    /// <summary>Asked for by a person, who sees what became of it.</summary>
    public async Task<Reply> AskAsync(Turn turn, Ticket ticket, EscalationWish wish, CancellationToken cancellationToken)
    {
        if (!ticket.IsWork) return new Reply.Refuse("ticket.notWork", ("number", PrintTicket.Number(ticket)));
        if (wish.Kind == "approval" && wish.Amount is null) return new Reply.Refuse("ticket.amountMissing");
        // Bad news must not wait for the ladder: the top hears of it at once too.
        var first = await BeginAsync(turn.Work, ticket, wish, cancellationToken);
        if (wish.Kind == "crisis")
        {
            await BeginAsync(turn.Work, ticket, wish with { Level = "director" }, cancellationToken);
            await crisis.OfTicketAsync(turn, ticket, cancellationToken);
        }

        return first is null ? new Reply.Refuse("ticket.nobodyAbove") : new Reply.OfRecord(new RecordRef("ticket_escalation", first.Id));
    }

    /// <summary>Null when there is nobody to ask, or for a broken deadline when somebody has been asked already.</summary>
    public async Task<Escalation?> BeginAsync(UnitOfWork work, Ticket ticket, EscalationWish wish, CancellationToken cancellationToken)
    {
        if (wish.Kind == "sla" && await work.Db.Set<Escalation>()
            .AnyAsync(known => known.TicketId == ticket.Id && known.Outcome == null, cancellationToken)) return null;
        if ((wish.To ?? await steps.OfLevelAsync(work, ticket, wish.Level, cancellationToken)) is not { } person) return null;
        var escalation = new Escalation
        {
            TicketId = ticket.Id,
            Kind = wish.Kind,
            Clock = wish.Clock,
            Level = wish.To is null ? wish.Level : "person",
            ToId = person.Id,
            By = wish.By,
            Note = Clip.Optional(wish.Note, Escalation.NoteLength),
            Amount = wish.Amount?.Max ?? wish.Amount?.Min,
            Currency = wish.Amount?.Currency,
            CreatedAt = work.Now,
        };
        work.Db.Add(escalation);
        await change.NoteAsync(work, ticket, new TicketChange(TicketEvent.Kinds.Escalated, wish.By, From: person.Id.ToString("N"),
            To: escalation.Level) { Note = person.Name }, cancellationToken);
        await ladder.AskAsync(work, ticket, escalation, cancellationToken);
        return escalation;
    }

    private EscalationWish Wish(Turn turn, Frame frame, Colleague? named)
    {
        var kind = frame.Text("kind") ?? (frame.Is("why", "customer") ? "customer" : "asked");
        var level = frame.Text("level") ?? (frame.Is("to", "oncall") || kind == "outage" ? "oncall" : kind == "problem" ? "tier2" : "lead");
        return new EscalationWish(kind, level, turn.Actor.Id)
        {
            To = named, Note = frame.Text("note"), Amount = Budget.Read(frame.Object("amt"), settings.DefaultCurrency),
        };
    }
}

/// <summary>升级 on the card: to whom, and what they should know.</summary>
internal sealed class EscalateFromCard(TicketForChange tickets, EscalateTicket escalate, CompanySettings settings) : TicketVerb(tickets)
{
    private static readonly string[] Levels = ["lead", "director", "tier2", "oncall"];

    public override string Verb => "ticket.escalate";

    protected override string Right => "log";

    protected override Task<Reply> ActAsync(Turn turn, Ticket ticket, CardAction action, CancellationToken cancellationToken)
    {
        var level = Typed(action, ticket, "level") ?? "lead";
        var amount =
            double.TryParse(Typed(action, ticket, "amount"), System.Globalization.CultureInfo.InvariantCulture, out var said) && said > 0
                ? Budget.Read(new System.Text.Json.Nodes.JsonObject { ["v"] = said, ["cur"] = settings.DefaultCurrency },
                    settings.DefaultCurrency)
                : null;
        var wish = new EscalationWish(level is "approval" or "crisis" ? level : "asked", Levels.Contains(level) ? level : "lead",
            turn.Actor.Id) { Note = Typed(action, ticket, "why"), Amount = amount };
        return escalate.AskAsync(turn, ticket, wish, cancellationToken);
    }
}
