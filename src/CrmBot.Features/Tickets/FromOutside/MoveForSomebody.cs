using CrmBot.Features.Api;
using CrmBot.Features.Tickets.Closing;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Tickets.FromOutside;

/// <summary>
/// Moves a ticket for one of us, by the very actions that a sentence or a button has: with that person's rights, and only where it may go.
/// </summary>
internal sealed class MoveForSomebody(
    TicketDirectory directory, TicketForChange tickets, ActFor act, ClaimTicket claim, ResolveTicket resolve, ReopenTicket reopen,
    UpdateTicket update)
{
    public async Task<ApiAnswer> MoveAsync(
        UnitOfWork work, ApiCaller caller, BroughtBody asked, ToldMove told, CancellationToken cancellationToken)
    {
        var reach = await CallerReach.OfAsync(work, caller, cancellationToken);
        var record = new RecordRef("ticket", asked.Id);
        if (await directory.FindAsync(work, record, cancellationToken) is not var (ticket, customer) || !reach.Has(customer.OwnerId))
            return ApiAnswer.NotFound;
        if (!EntityTag.Fits(asked.Match, ticket.Version)) return EntityTag.Changed(ticket.Version);
        if (await act.BeginAsync(work, told.By, cancellationToken) is not { } turn) return ApiAnswer.Wrong(ActFor.Field, ActFor.Allowed);
        var (mine, _, instead) = await tickets.FindAsync(turn, record, told.Action == MoveBody.Note ? "log" : "work", cancellationToken);
        var reply = mine is null ? instead! : await CarryOutAsync(turn, mine, told, cancellationToken);
        if (reply is Reply.Refuse refusal) return ActFor.Refused(refusal);
        await ActFor.FinishAsync(work, record, cancellationToken);
        await work.Audit.NoteAsync("ticket.moved_from_outside", record, "key=" + caller.Id, cancellationToken);
        return await LookTickets.WholeAsync(work, mine!, 200, cancellationToken);
    }

    private async Task<Reply> CarryOutAsync(Turn turn, Ticket ticket, ToldMove told, CancellationToken cancellationToken)
    {
        switch (told.Action)
        {
            case MoveBody.Claim: return await claim.ClaimAsync(turn, ticket, cancellationToken);
            case MoveBody.TakeOver: return await claim.TakeOverAsync(turn, ticket, cancellationToken);
            case MoveBody.Release: return await claim.ReleaseAsync(turn, ticket, cancellationToken);
            case MoveBody.Resolve:
                return await resolve.ResolveAsync(turn, ticket,
                    new Solution(told.Cause, told.Fix, told.FirstContact, null, WithoutSurvey: false), cancellationToken);
            case MoveBody.Reopen: return await reopen.ReopenAsync(turn, ticket, told.Note, cancellationToken);
            default:
                await update.NoteAsync(turn, ticket, TicketEvent.Kinds.Note, told.Note, cancellationToken);
                return new Reply.OfRecord(TicketDirectory.Record(ticket));
        }
    }
}
