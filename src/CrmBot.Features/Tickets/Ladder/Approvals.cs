using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Tickets.Ladder;

/// <summary>What an agent may give a customer without asking, and whether somebody has agreed to more.</summary>
internal sealed class Approvals(CompanySettings settings)
{
    public static bool MayApprove(Actor actor) => actor.Role == Roles.Lead || Roles.SeesEverything(actor.Role);

    /// <summary>Null when the compensation may be given.</summary>
    public async Task<Reply?> MissingAsync(Turn turn, Ticket ticket, Budget? wanted, CancellationToken cancellationToken)
    {
        if ((wanted?.Max ?? wanted?.Min) is not { } amount || MayApprove(turn.Actor)) return null;
        if (amount <= settings.CompensationLimit * 100L && wanted!.Currency == settings.DefaultCurrency) return null;
        var agreed = await turn.Db.Set<Escalation>().AnyAsync(
            known => known.TicketId == ticket.Id && known.Kind == "approval" && known.Outcome == "approved" && known.Amount >= amount
                && known.Currency == wanted!.Currency, cancellationToken);
        if (agreed) return null;
        // The limit is in our own currency; nobody works out what another one is worth.
        if (wanted!.Currency != settings.DefaultCurrency)
            return new Reply.Refuse("ticket.needsApprovalAbroad", ("amount", wanted.Print(turn.Locale)),
                ("number", PrintTicket.Number(ticket)));
        return new Reply.Refuse("ticket.needsApproval", ("limit", settings.CompensationLimit), ("number", PrintTicket.Number(ticket)));
    }
}
