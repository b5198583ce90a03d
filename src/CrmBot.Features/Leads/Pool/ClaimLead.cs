using CrmBot.Features.Customers;
using CrmBot.Features.Leads.Assigning;
using CrmBot.Features.Leads.FirstContact;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Features.Rules;
using CrmBot.Runtime.Seeing;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Leads.Pool;

/// <summary>
/// 我来跟鼎新: takes a lead out of the pool. However many come at once, one gets it; the others are told who it was and when.
/// </summary>
internal sealed class ClaimLead(IPersonDirectory people, FindCandidates sellers, GiveLead give, RuleBook rules, WhenWords when)
{
    /// <summary>The customer's open lead; of a customer in the pool without one, what is on file becomes one.</summary>
    public async Task<Reply> OfCustomerAsync(Turn turn, CustomerBrief customer, CancellationToken cancellationToken)
    {
        var open = await OpenLead.ReadOpenAsync(turn.Work, customer.Id, cancellationToken);
        if (open is not null) return await ClaimAsync(turn, open.Id, customer, cancellationToken);
        await LeadLock.TakeAsync(turn.Work, customer.Id, cancellationToken);
        open = await OpenLead.ReadOpenAsync(turn.Work, customer.Id, cancellationToken);
        if (open is not null) return await ClaimAsync(turn, open.Id, customer, cancellationToken);
        var file = (await turn.Work.Records.FindAsync<Customer>(customer.Id, cancellationToken))!;
        if (file.OwnerId is { } owner) return await TakenAsync(turn, null, owner, customer.Name, cancellationToken);
        if (await RefusalAsync(turn, cancellationToken) is { } refusal) return refusal;
        var lead = await OpenLead.OfFileAsync(turn.Work, file, turn.Actor.Id, cancellationToken);
        return await TakeAsync(turn, lead, file, cancellationToken);
    }

    public async Task<Reply> ClaimAsync(Turn turn, Guid id, CustomerBrief customer, CancellationToken cancellationToken)
    {
        // Most of those who come too late need not wait for the lock.
        if (await turn.Work.Records.ReadAsync<Lead>(id, cancellationToken) is { OwnerId: { } early })
            return await TakenAsync(turn, id, early, customer.Name, cancellationToken);
        await LeadLock.TakeAsync(turn.Work, id, cancellationToken);
        if (await turn.Work.Records.ReadAsync<Lead>(id, cancellationToken) is not { IsOpen: true } now)
            return new Reply.Refuse("lead.gone");
        if (now.OwnerId is { } owner) return await TakenAsync(turn, id, owner, customer.Name, cancellationToken);
        if (await RefusalAsync(turn, cancellationToken) is { } refusal) return refusal;
        if (now.Team is { } team && team != turn.Actor.Team && !Roles.SeesEverything(turn.Actor.Role))
            return new Reply.Refuse("pool.otherTeam", ("team", team));
        var lead = (await turn.Work.Records.FindAsync<Lead>(id, cancellationToken))!;
        var file = (await turn.Work.Records.FindAsync<Customer>(lead.CustomerId, cancellationToken))!;
        return await TakeAsync(turn, lead, file, cancellationToken);
    }

    /// <summary>Why the speaker may take nothing now; null when they may.</summary>
    public async Task<Reply?> RefusalAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await people.FindAsync(turn.Work, turn.Actor.Id, cancellationToken) is not { } me
            || !(sellers.IsSeller(me) || Roles.SeesEverything(me.Role)))
            return new Reply.Refuse("pool.onlySales");
        var most = await rules.ValueAsync(turn.Work, LeadRules.PoolCap, cancellationToken);
        var has = await turn.Db.Set<Lead>().AsNoTracking()
            .CountAsync(lead => lead.OwnerId == me.Id && lead.IsOpen && lead.Rank <= LeadRank.NotRated, cancellationToken);
        if (has >= Math.Min(most, me.OpenCap ?? int.MaxValue))
            return new Reply.Refuse("pool.full", ("count", has), ("most", Math.Min(most, me.OpenCap ?? int.MaxValue)));
        return me.DailyCap is { } cap && await FindCandidates.GivenTodayAsync(turn.Work, me, cancellationToken) >= cap
            ? new Reply.Refuse("pool.fullToday", ("most", cap)) : null;
    }

    private async Task<Reply> TakeAsync(Turn turn, Lead lead, Customer file, CancellationToken cancellationToken)
    {
        var me = (await people.FindAsync(turn.Work, turn.Actor.Id, cancellationToken))!;
        await give.GiveAsync(turn.Work, lead, file, new Verdict(How.Claimed, me, me.Team), new Noted(me.Id), accepted: true,
            cancellationToken);
        return LeadNoted.Of(turn, file.Name, lead, "pool.claimed");
    }

    private async Task<Reply> TakenAsync(Turn turn, Guid? lead, Guid owner, string customer, CancellationToken cancellationToken)
    {
        turn.Memory.LastSubject = customer;
        if (turn.Actor.Id == owner)
            return lead is { } mine
                ? new Reply.Several([new Reply.Say("pool.yours"), new Reply.OfRecord(new RecordRef("lead", mine))])
                : new Reply.Say("pool.yours");
        Measures.ClaimLost("lead");
        var name = (await people.FindAsync(turn.Work, owner, cancellationToken))?.Name ?? "";
        var given = lead is { } id ? await Assignments.ReadLatestAsync(turn.Work, id, cancellationToken) : null;
        return given?.How == How.Claimed
            ? new Reply.Refuse("pool.lost", ("owner", name),
                ("when", when.Moment(Instants.ToLocal(given.At, turn.Actor.Zone), turn.LocalNow, turn.Locale)))
            : new Reply.Refuse("pool.notThere", ("owner", name));
    }
}
