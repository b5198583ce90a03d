using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Tickets.Closing;

/// <summary>
/// Solved: why it happened, what helped, at the first contact or not, what the customer got for it (intent <c>resolve</c>).
/// </summary>
internal sealed class ResolveTicket(
    TicketForChange tickets, ChangeTicket change, Lists.TicketScope scopes, CompanySettings settings, Ladder.Approvals approvals,
    PrintTicket print) : IFrameHandler
{
    private const int MostAtOnce = 50;

    public string Intent => "resolve";

    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (frame.Object("scope") is { } scope) return await AllAsync(turn, scope, frame, cancellationToken);
        var (ticket, _, instead) = await tickets.FindAsync(turn, frame, "work", cancellationToken);
        return ticket is null ? instead! : await ResolveAsync(turn, ticket, Said(frame), cancellationToken);
    }

    public async Task<DraftView> DescribeAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var said = Said(frame);
        (string Label, string? Text)[] lines =
        [
            ("customer.label.customer", frame.Text("cust")),
            ("ticket.label.ticket", frame.Text("id") is { } id ? "T-" + id : null),
            ("ticket.label.cause", said.Cause),
            ("ticket.label.fix", Once(turn, frame, said.Fix)),
            ("ticket.label.compensation", said.Compensation?.Print(turn.Locale)),
        ];
        List<DraftLine> shown =
            [.. lines.Where(line => !string.IsNullOrEmpty(line.Text)).Select(line => new DraftLine(line.Label, line.Text!))];
        if (frame.Object("scope") is not { } scope)
            return new DraftView("ticket.draft.resolve", shown) { Choices = await tickets.ChoicesAsync(turn, frame, cancellationToken) };
        var many = await scopes.DescribeAsync(turn, scope, onlyFree: false, MostAtOnce, cancellationToken);
        return new DraftView("ticket.draft.resolve", [.. shown, .. many])
            { Refusal = many.Count == 0 ? new Reply.Say("ticket.list.none") : null };
    }

    // 教她自己弄好了 · 一次解决.
    private string Once(Turn turn, Frame frame, string? fix) =>
        PrintCustomer.Joined(fix, frame.Is("fcr", "true") ? print.Words(turn.Locale, "ticket.draft.once") : null);

    public async Task<Reply?> CorrectAsync(Turn turn, OpenPreview preview, Frame corrected, CancellationToken cancellationToken)
    {
        if (preview.Record is not { Kind: "ticket" } record
            || (corrected.Text("id") is { } id && await IsOtherAsync(turn, record.Id, id, cancellationToken))) return null;
        var (ticket, _, instead) = await tickets.FindAsync(turn, record, "work", cancellationToken);
        if (ticket is null) return instead;
        if (ticket.State != TicketState.Resolved) return null;
        var said = Said(corrected);
        if (await approvals.MissingAsync(turn, ticket, said.Compensation, cancellationToken) is { } missing) return missing;
        Put(ticket, said);
        ticket.MarkChanged(turn.Now);
        return new Reply.OfRecord(record);
    }

    public async Task<Reply> ResolveAsync(Turn turn, Ticket ticket, Solution solution, CancellationToken cancellationToken)
    {
        if (!ticket.IsWork) return new Reply.Refuse("ticket.notWork", ("number", PrintTicket.Number(ticket)));
        // Whoever complained gets a plan, or we can say why there is none; what is no ticket of its own needs neither.
        if (ticket.Type == TicketTypes.Complaint && LacksPlan(solution))
            return new Reply.Refuse("ticket.complaintNeedsPlan", ("number", PrintTicket.Number(ticket)));
        if (await approvals.MissingAsync(turn, ticket, solution.Compensation, cancellationToken) is { } missing) return missing;
        // Whoever solves what nobody had taken has worked on it.
        if (ticket.AssigneeId is null)
            await change.NoteAsync(
                turn.Work, ticket, new TicketChange(TicketEvent.Kinds.Claimed, turn.Actor.Id, null,
                    turn.Actor.Id.ToString("N")) { Effect = known => known.Give(turn.Actor.Id, turn.Now) }, cancellationToken);
        await change.NoteAsync(
            turn.Work, ticket,
            new TicketChange(TicketEvent.Kinds.Resolved, turn.Actor.Id, TicketStates.Word(ticket.State), "resolved")
            {
                Note = solution.Cause,
                Effect = known =>
                {
                    Put(known, solution);
                    known.Become(TicketState.Resolved, turn.Now);
                    // Nobody waits for a plan after what was none of their own.
                    if (solution.IsVoid) known.ImprovedAt = turn.Now;
                },
            },
            cancellationToken);
        return new Reply.OfRecord(TicketDirectory.Record(ticket));
    }

    private async Task<bool> IsOtherAsync(Turn turn, Guid ticket, string number, CancellationToken cancellationToken) =>
        (await tickets.NumberedAsync(turn, number, "work", cancellationToken)).Ticket?.Id != ticket;

    private static bool LacksPlan(Solution solution) => solution is { Fix: null, IsVoid: false };

    // Complaints that need a plan are left out before they are counted off: said again, the order goes on behind them.
    private async Task<Reply> AllAsync(Turn turn, JsonObject scope, Frame frame, CancellationToken cancellationToken)
    {
        var said = Said(frame);
        if (await scopes.OfAsync(turn, scope, cancellationToken) is not { } all) return new Reply.Say("ticket.list.none");
        var ready = LacksPlan(said) ? all.Where(ticket => ticket.Type != TicketTypes.Complaint) : all;
        var (count, solved, left) = (await ready.CountAsync(cancellationToken), 0, 0);
        var unready = await all.CountAsync(cancellationToken) - count;
        foreach (var found in await Lists.TicketScope.Ordered(ready).Take(MostAtOnce).ToListAsync(cancellationToken))
        {
            var (ticket, _, instead) = await tickets.FindAsync(turn, TicketDirectory.Record(found), "work", cancellationToken);
            if (ticket is null) return instead!;
            if (await ResolveAsync(turn, ticket, said, cancellationToken) is Reply.OfRecord) solved++;
            else left++;
        }

        return Told(count, solved, left + unready);
    }

    private static Reply Told(int count, int solved, int left)
    {
        Reply.Say told = (solved, left) switch
        {
            (0, 0) => new("ticket.list.none"),
            (_, 0) => new("ticket.resolvedMany", ("count", solved)),
            _ => new("ticket.resolvedSome", ("count", solved), ("left", left)),
        };
        return count > MostAtOnce
            ? new Reply.Several([told, new Reply.Say("ticket.moreToGo", ("count", count - MostAtOnce), ("most", MostAtOnce))])
            : told;
    }

    private static void Put(Ticket ticket, Solution solution)
    {
        (ticket.Cause, ticket.Fix, ticket.IsFirstContact) = (solution.Cause ?? ticket.Cause, solution.Fix ?? ticket.Fix,
            solution.IsFirstContact);
        if (solution.Compensation is { Min: { } amount } paid) (ticket.Compensation, ticket.CompensationCurrency) = (amount, paid.Currency);
        if (solution.WithoutSurvey) ticket.IsWithoutSurvey = true;
    }

    private Solution Said(Frame frame) => new(
        Clip.Optional(frame.Text("cause"), Ticket.TextLength), Clip.Optional(frame.Text("fix"), Ticket.TextLength), frame.Is("fcr", "true"),
        Budget.Read(frame.Object("comp"), settings.DefaultCurrency),
        frame.Is("survey", "skip") || frame.Has(Frame.Void)) { IsVoid = frame.Has(Frame.Void) };
}

/// <summary>How a ticket was solved.</summary>
internal sealed record Solution(string? Cause, string? Fix, bool IsFirstContact, Budget? Compensation, bool WithoutSurvey)
{
    /// <summary>There was nothing to solve: a duplicate, spam, opened by mistake.</summary>
    public bool IsVoid { get; init; }
}

/// <summary>解决 on the card, with what it asks.</summary>
internal sealed class ResolveFromCard(TicketForChange tickets, ResolveTicket resolve, CompanySettings settings) : TicketVerb(tickets)
{
    public override string Verb => "ticket.resolve";

    protected override Task<Reply> ActAsync(Turn turn, Ticket ticket, CardAction action, CancellationToken cancellationToken)
    {
        if (Typed(action, ticket, "cause") is not { } cause) return Task.FromResult<Reply>(new Reply.Refuse("ticket.causeMissing"));
        var typed = Typed(action, ticket, "comp");
        var amount = double.TryParse(typed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var said) && said >= 0
            ? said
            : (double?)null;
        if (typed is not null && amount is null) return Task.FromResult<Reply>(new Reply.Refuse("ticket.badAmount"));
        var paid = amount is > 0
            ? Budget.Read(new JsonObject { ["v"] = amount, ["cur"] = settings.DefaultCurrency }, settings.DefaultCurrency) : null;
        return resolve.ResolveAsync(
            turn, ticket, new Solution(cause, Typed(action, ticket, "fix"), action.Text("fcr-" + ProfileData.KeyOf(ticket.Id)) == "true",
                paid, WithoutSurvey: false), cancellationToken);
    }
}
