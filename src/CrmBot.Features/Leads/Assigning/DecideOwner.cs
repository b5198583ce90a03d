using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Leads.Assigning;

/// <summary>Whose a lead shall be, and why.</summary>
/// <param name="To">Null: into the pool.</param>
/// <param name="Team">Team of the person, or whose pool.</param>
internal sealed record Verdict(string How, Colleague? To, string? Team)
{
    public AssignmentRule? Rule { get; init; }

    public Guid? InPlaceOf { get; init; }

    public IReadOnlyList<Candidate> Candidates { get; init; } = [];

    public int Ties { get; init; } = 1;

    /// <summary>Back into the pool: the last sign of life before; business time, Unix milliseconds.</summary>
    public long? QuietSince { get; init; }
}

/// <summary>
/// Decides on a lead without an owner: a known customer's, or one of the same name, goes to the customer's owner (on leave: to the
/// stand-in); then the rules in their order; then whoever sells and has least to do. Nobody free: the pool of the team that the rule names.
/// </summary>
internal sealed class DecideOwner(FindCandidates candidates, IPersonDirectory people, CompanySettings settings, IDice dice)
{
    private const long LockOfAssignments = 0x61736769;

    public async Task<Verdict> DecideAsync(UnitOfWork work, Lead lead, Customer customer, CancellationToken cancellationToken)
    {
        // Two leads at the same moment must not both see the same person as the one with least to do.
        if (work.Engine == EngineKind.Postgres)
            await work.Db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockOfAssignments})", cancellationToken);
        await work.SaveAsync(cancellationToken);
        return await OfOwnerAsync(work, customer, cancellationToken) ?? await ByRulesAsync(work, lead, customer, cancellationToken);
    }

    /// <summary>Among these people, as for a new lead.</summary>
    public async Task<Verdict> AmongAsync(
        UnitOfWork work, Lead lead, IReadOnlyList<Colleague> named, string? team, CancellationToken cancellationToken)
    {
        await work.SaveAsync(cancellationToken);
        var choice = ChooseOwner.Among(await FindCandidates.AmongAsync(work, named, null, cancellationToken), lead.Grade, dice);
        return await ToVerdictAsync(work, How.Even, choice, null, team, cancellationToken);
    }

    private async Task<Verdict?> OfOwnerAsync(ReadView view, Customer customer, CancellationToken cancellationToken)
    {
        if ((customer.OwnerId ?? await TwinOwnerAsync(view, customer, cancellationToken)) is not { } id
            || await people.FindAsync(view, id, cancellationToken) is not { IsActive: true } owner)
        {
            return null;
        }
        if (await people.AbsenceAsync(view, id, view.Now, cancellationToken) is not { } absence) return new(How.Owner, owner, owner.Team);
        return absence.StandIn is { } standIn && await people.FindAsync(view, standIn, cancellationToken) is { IsActive: true } there
            ? new(How.StandIn, there, there.Team) { InPlaceOf = id }
            : null;
    }

    // A customer of the same name may be the same one: until its owner has said so, nobody else calls there.
    private static Task<Guid?> TwinOwnerAsync(ReadView view, Customer customer, CancellationToken cancellationToken) =>
        view.Db.Set<Customer>().AsNoTracking()
            .Where(other =>
                other.NameKey == customer.NameKey && other.Id != customer.Id && other.OwnerId != null && other.MergedIntoId == null)
            .OrderBy(other => other.Id).Select(other => other.OwnerId).FirstOrDefaultAsync(cancellationToken);

    private async Task<Verdict> ByRulesAsync(ReadView view, Lead lead, Customer customer, CancellationToken cancellationToken)
    {
        var region = lead.Region ?? customer.Region;
        var rule = (await AssignmentRules.ListAsync(view, cancellationToken))
            .FirstOrDefault(one => one.Fits(lead, region, settings.DefaultCurrency, settings.RegionsIn));
        var choice = ChooseOwner.Among(await candidates.AskAsync(view, rule, region, cancellationToken), lead.Grade, dice);
        return await ToVerdictAsync(view, How.Rule, choice, rule, rule?.Team, cancellationToken);
    }

    private async Task<Verdict> ToVerdictAsync(
        ReadView view, string how, Choice choice, AssignmentRule? rule, string? team, CancellationToken cancellationToken)
    {
        var chosen = choice.Chosen is { } one ? await people.FindAsync(view, one.Id, cancellationToken) : null;
        return new(chosen is null ? How.NobodyFree : how, chosen,
            chosen is null ? team : chosen.Team) { Rule = rule, Candidates = choice.Candidates, Ties = choice.Ties };
    }
}
