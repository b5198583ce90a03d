using CrmBot.Features.Company;
using CrmBot.Features.People;
using CrmBot.Features.Tickets.Ladder;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Tickets.Crisis;

/// <summary>Who takes which part in a crisis, and who may do what in its room.</summary>
internal sealed class CrisisPeople(LadderPeople steps, TicketDirectory tickets, Policy policy, CompanySettings settings)
{
    /// <summary>
    /// From the ladder: the lead leads, whoever has the ticket (or is on call) talks, the second line finds out what is broken.
    /// </summary>
    public async Task CastAsync(ReadView view, CrisisRoom room, string queue, Guid? assignee, CancellationToken cancellationToken)
    {
        room.LeadId = (await steps.OfLevelAsync(view, queue, assignee, "lead", cancellationToken))?.Id;
        room.TechnicianId = (await steps.OfLevelAsync(view, queue, assignee, "tier2", cancellationToken))?.Id;
        room.VoiceId = assignee ?? (await steps.OfLevelAsync(view, queue, room.TechnicianId, "oncall", cancellationToken))?.Id;
    }

    /// <summary>
    /// Null when the person may tick off what is done: everybody in it, and
    /// whoever may write about the customer; in a drill the whole desk.
    /// </summary>
    public async Task<Reply?> TickRefusalAsync(Turn turn, CrisisRoom room, CancellationToken cancellationToken) =>
        room.People.Any(turn.Actor.ActsFor) || await MayAsync(turn.Work, turn.Actor, room, "log", cancellationToken)
            ? null
            : new Reply.Refuse("crisis.notYours");

    /// <summary>
    /// Whether the person may give out the parts and end it: whoever leads it, and the leads and managers who may write about the customer.
    /// </summary>
    public async Task<bool> LeadsAsync(ReadView view, Actor actor, CrisisRoom room, CancellationToken cancellationToken) =>
        (room.LeadId is { } lead && actor.ActsFor(lead))
            || (MayDrill(actor) && await MayAsync(view, actor, room, "log", cancellationToken));

    public async Task<bool> MaySeeAsync(ReadView view, Actor actor, CrisisRoom room, CancellationToken cancellationToken) =>
        room.People.Any(actor.ActsFor) || await MayAsync(view, actor, room, "see", cancellationToken);

    public static bool MayDrill(Actor actor) => actor.Role == Roles.Lead || Roles.SeesEverything(actor.Role);

    private async Task<bool> MayAsync(ReadView view, Actor actor, CrisisRoom room, string action, CancellationToken cancellationToken)
    {
        if (room.TicketId is not { } id) return MayDrill(actor) || TicketPolicy.Serves(actor, settings);
        return await tickets.FindAsync(view, new RecordRef("ticket", id), cancellationToken) is var (_, customer)
            && policy.Decide(actor, action, TicketDirectory.Subject(customer)).Allowed;
    }
}
