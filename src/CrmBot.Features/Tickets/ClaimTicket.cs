using CrmBot.Features.Company;
using CrmBot.Features.People;
using CrmBot.Features.Tickets.Closing;
using CrmBot.Language;
using CrmBot.Runtime.Seeing;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Tickets;

/// <summary>
/// 1024我来, 来一单, 转我, 放回去 (intent <c>tk_claim</c>). Whoever is first has the ticket: its row carries a version that only one of two
/// writers can move on (the store looks again for the other), and the others are told who was first, and when.
/// </summary>
internal sealed class ClaimTicket(
    TicketForChange tickets, ChangeTicket change, ShowTicket show, IPersonDirectory people, PrintTicket print, Lists.TicketScope scopes,
    Ladder.AnswerInWords answers, CompanySettings settings) : IFrameHandler
{
    private const int MostAtOnce = 20;

    public string Intent => "tk_claim";

    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (frame.Object("scope") is { } scope) return await AllAsync(turn, scope, cancellationToken);
        if (frame.Is("act", "next")) return await NextAsync(turn, cancellationToken);
        var (ticket, _, instead) = await tickets.FindAsync(turn, frame, "work", cancellationToken);
        if (ticket is null) return instead!;
        return frame.Text("act") switch
        {
            "take_over" => await TakeOverAsync(turn, ticket, cancellationToken),
            "release" => await ReleaseAsync(turn, ticket, cancellationToken),
            _ => await answers.TakeAsync(turn, ticket, cancellationToken) ?? await ClaimAsync(turn, ticket, cancellationToken),
        };
    }

    public async Task<DraftView> DescribeAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        List<DraftLine> lines = frame.Text("cust") is { } name ? [new("customer.label.customer", name)] : [];
        if (frame.Text("id") is { } id) lines.Add(new("ticket.label.ticket", "T-" + id));
        if (frame.Object("scope") is not { } scope)
            return new DraftView("ticket.draft.claim", lines) { Choices = await tickets.ChoicesAsync(turn, frame, cancellationToken) };
        var many = await scopes.DescribeAsync(turn, scope, onlyFree: true, MostAtOnce, cancellationToken);
        return new DraftView("ticket.draft.claim", [.. lines, .. many])
            { Refusal = many.Count == 0 ? new Reply.Say("ticket.noneWaiting") : null };
    }

    public async Task<Reply> ClaimAsync(Turn turn, Ticket ticket, CancellationToken cancellationToken)
    {
        if (!ticket.IsWork) return new Reply.Refuse("ticket.notWork", ("number", PrintTicket.Number(ticket)));
        if (ticket.AssigneeId == turn.Actor.Id) return new Reply.OfRecord(TicketDirectory.Record(ticket));
        if (ticket.AssigneeId is { } winner) return await TakenAsync(turn, ticket, winner, cancellationToken);
        await GiveAsync(turn, ticket, turn.Actor.Id, TicketEvent.Kinds.Claimed, cancellationToken);
        await TicketReads.NoteShownAsync(turn, ticket, cancellationToken);
        return new Reply.OfRecord(TicketDirectory.Record(ticket));
    }

    /// <summary>Takes it from whoever has it, and tells them.</summary>
    public async Task<Reply> TakeOverAsync(Turn turn, Ticket ticket, CancellationToken cancellationToken)
    {
        if (!ticket.IsWork) return new Reply.Refuse("ticket.notWork", ("number", PrintTicket.Number(ticket)));
        if (ticket.AssigneeId is not { } before || before == turn.Actor.Id) return await ClaimAsync(turn, ticket, cancellationToken);
        if (DedicatedOwner.Refusal(turn, ticket) is { } kept) return kept;
        await GiveAsync(turn, ticket, turn.Actor.Id, TicketEvent.Kinds.Claimed, cancellationToken);
        await TicketReads.NoteShownAsync(turn, ticket, cancellationToken);
        await ShowTicket.ToPersonAsync(
            turn.Work, ticket, before, TicketNotices.Taken, turn.Id.ToString("N"),
            new Reply.Say("ticket.takenFromYou", ("who", turn.Actor.Name), ("number", PrintTicket.Number(ticket))), cancellationToken);
        return new Reply.OfRecord(TicketDirectory.Record(ticket));
    }

    /// <summary>Back into the queue, where everybody sees it again.</summary>
    public async Task<Reply> ReleaseAsync(Turn turn, Ticket ticket, CancellationToken cancellationToken)
    {
        if (!ticket.IsWork || ticket.AssigneeId is not { } before)
            return new Reply.Refuse("ticket.nobodyHasIt", ("number", PrintTicket.Number(ticket)));
        if (DedicatedOwner.Refusal(turn, ticket) is { } kept) return kept;
        await change.NoteAsync(turn.Work, ticket,
            new TicketChange(TicketEvent.Kinds.Released, turn.Actor.Id, before.ToString("N")) { Effect = known => known.Release() },
            cancellationToken);
        await show.ToQueueAsync(turn.Work, ticket, turn.Place, $"back:{turn.Id:N}",
            new Reply.Say("ticket.backInQueue", ("number", PrintTicket.Number(ticket))), cancellationToken);
        return new Reply.OfRecord(TicketDirectory.Record(ticket));
    }

    /// <summary>Gives it to a colleague, who gets the card at once.</summary>
    public async Task<Reply> HandAsync(Turn turn, Ticket ticket, Colleague to, CancellationToken cancellationToken)
    {
        if (!ticket.IsWork) return new Reply.Refuse("ticket.notWork", ("number", PrintTicket.Number(ticket)));
        if (ticket.AssigneeId == to.Id) return new Reply.OfRecord(TicketDirectory.Record(ticket));
        if (DedicatedOwner.Refusal(turn, ticket) is { } kept) return kept;
        if (!TicketPolicy.MayBeGiven(to, settings)) return new Reply.Refuse("ticket.notForThem", ("who", to.Name));
        var before = ticket.AssigneeId;
        await GiveAsync(turn, ticket, to.Id, TicketEvent.Kinds.Reassigned, cancellationToken);
        var number = PrintTicket.Number(ticket);
        if (to.Id != turn.Actor.Id)
            await ShowTicket.ToPersonAsync(turn.Work, ticket, to.Id, TicketNotices.Given, turn.Id.ToString("N"),
                new Reply.Say("ticket.givenToYou", ("who", turn.Actor.Name), ("number", number)), cancellationToken);
        if (before is { } one && one != turn.Actor.Id)
            await ShowTicket.ToPersonAsync(turn.Work, ticket, one, TicketNotices.Taken, turn.Id.ToString("N"),
                new Reply.Say("ticket.takenFromYou", ("who", to.Name), ("number", number)), cancellationToken);
        return new Reply.OfRecord(TicketDirectory.Record(ticket));
    }

    private async Task<Reply> NextAsync(Turn turn, CancellationToken cancellationToken)
    {
        foreach (var ticket in await scopes.FreeAsync(turn, 1, cancellationToken))
        {
            var (mine, _, instead) = await tickets.FindAsync(turn, TicketDirectory.Record(ticket), "work", cancellationToken);
            return mine is null ? instead! : await ClaimAsync(turn, mine, cancellationToken);
        }

        return new Reply.Say("ticket.noneWaiting");
    }

    private async Task<Reply> AllAsync(Turn turn, System.Text.Json.Nodes.JsonObject scope, CancellationToken cancellationToken)
    {
        var free = (await scopes.OfAsync(turn, scope, cancellationToken))?.Where(known => known.AssigneeId == null);
        if (free is null || await free.CountAsync(cancellationToken) is not (var all and > 0)) return new Reply.Say("ticket.noneWaiting");
        var claimed = 0;
        foreach (var ticket in await Lists.TicketScope.Ordered(free).Take(MostAtOnce).ToListAsync(cancellationToken))
        {
            var (mine, _, instead) = await tickets.FindAsync(turn, TicketDirectory.Record(ticket), "work", cancellationToken);
            if (mine is null) return instead!;
            if (await ClaimAsync(turn, mine, cancellationToken) is Reply.OfRecord) claimed++;
        }

        return all > MostAtOnce
            ? new Reply.Say("ticket.claimedPart", ("count", claimed), ("all", all), ("most", MostAtOnce))
            : new Reply.Say("ticket.claimedMany", ("count", claimed));
    }

    private Task GiveAsync(Turn turn, Ticket ticket, Guid person, string kind, CancellationToken cancellationToken) => change.NoteAsync(
        turn.Work, ticket,
        new TicketChange(kind, turn.Actor.Id, ticket.AssigneeId?.ToString("N"),
            person.ToString("N")) { Effect = known => known.Give(person, turn.Now) },
        cancellationToken);

    private async Task<Reply> TakenAsync(Turn turn, Ticket ticket, Guid winner, CancellationToken cancellationToken)
    {
        Measures.ClaimLost("ticket");
        return new Reply.Refuse(
            "ticket.taken", ("who", (await people.FindAsync(turn.Work, winner, cancellationToken))?.Name ?? ""),
            ("when", print.Clock(ticket.ClaimedAt ?? turn.Now, turn.Now, turn.Actor.Zone, turn.Locale)),
            ("number", PrintTicket.Number(ticket)));
    }
}

/// <summary>认领 on a card, in a channel or alone. It also looks at old cards, to tell the one who was too late.</summary>
internal sealed class ClaimFromCard(TicketForChange tickets, ClaimTicket claim) : ICardVerb
{
    public string Verb => "ticket.claim";

    public bool JudgesOldCards => true;

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (ticket, _, instead) = await tickets.FindAsync(turn, action.Record, "work", cancellationToken);
        return ticket is null ? instead! : await claim.ClaimAsync(turn, ticket, cancellationToken);
    }
}

/// <summary>我来接手: takes the ticket from whoever has it.</summary>
internal sealed class TakeOverFromCard(TicketForChange tickets, ClaimTicket claim) : ICardVerb
{
    public string Verb => "ticket.take";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (ticket, _, instead) = await tickets.FindAsync(turn, action.Record, "work", cancellationToken);
        return ticket is null ? instead! : await claim.TakeOverAsync(turn, ticket, cancellationToken);
    }
}
