using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Deals;

/// <summary>
/// A deal has rested too long in its stage: its owner is asked, with who has to approve and what holds it up; and again after as long.
/// </summary>
internal sealed class DealIsStuck(DealTimers timers, DealStages stages, IPersonDirectory people, CardLibrary cards) : IPlannedTimerHandler
{
    public string Rule => DealTimers.Stuck;

    public async Task<long?> PlanAsync(ReadView view, Guid record, string slot, CancellationToken cancellationToken) =>
        await view.Records.ReadAsync<Deal>(record, cancellationToken) is { } deal
            ? await timers.StuckAtAsync(view, deal, cancellationToken)
            : null;

    public async Task FireAsync(UnitOfWork work, DueTimer timer, CancellationToken cancellationToken)
    {
        var deal = await work.Records.FindAsync<Deal>(timer.Record, cancellationToken);
        if (deal is not { IsOpen: true, OwnerId: { } owner } || await people.FindAsync(work, owner, cancellationToken) is not { } colleague)
            return;
        // The next one first: when the owner is quiet now, the same timer is put off instead.
        if (await timers.StuckAtAsync(work, deal, cancellationToken) is { } next)
            await work.Timers.SetAsync(Rule, deal.Id, timer.Slot, next, cancellationToken);
        var days = await timers.DaysInStageAsync(work, deal, cancellationToken);
        var title = cards.Words(colleague.Locale, "deal.nudge.stuck", ("stage", stages.Word(deal.Stage, colleague.Locale)),
            ("count", days));
        var hint = deal.Blocker is null ? "deal.nudge.stuckHint" : "deal.nudge.blockedHint";
        var nudge = DealNudge.Of(
            title, cards.Words(colleague.Locale, hint), await ApproversAsync(work, deal, cancellationToken), deal.Blocker);
        await TellOwner.TellAsync(work, timer, owner, DealNudge.With(nudge, deal), cancellationToken);
    }

    private static async Task<string> ApproversAsync(ReadView view, Deal deal, CancellationToken cancellationToken)
    {
        string[] roles = ["decision_maker", "economic_buyer"];
        var names = await view.Db.Set<ChainMember>().AsNoTracking()
            .Where(member => member.CustomerId == deal.CustomerId && roles.Contains(member.Role))
            .OrderBy(member => member.Role).ThenBy(member => member.Id).Select(member => member.Name).Take(3)
            .ToListAsync(cancellationToken);
        return string.Join(" · ", names);
    }
}

/// <summary>A day after a signature nobody has said what it was won by: the card asks once more.</summary>
internal sealed class FactorsAreMissing(IPersonDirectory people, CardLibrary cards) : ITimerHandler
{
    public string Rule => DealTimers.Factors;

    public async Task FireAsync(UnitOfWork work, DueTimer timer, CancellationToken cancellationToken)
    {
        var deal = await work.Records.FindAsync<Deal>(timer.Record, cancellationToken);
        if (deal is not { State: DealState.Won, HasFactors: false, OwnerId: { } owner }
            || await people.FindAsync(work, owner, cancellationToken) is not { } colleague) return;
        await TellOwner.TellAsync(work, timer, owner,
            DealNudge.With(DealNudge.Of(cards.Words(colleague.Locale, "deal.nudge.factors"), "", ""), deal), cancellationToken);
    }
}

/// <summary>The day has come to look again at a deal that was put on hold or lost.</summary>
internal sealed class DealComesBack(IPersonDirectory people, CardLibrary cards) : ITimerHandler
{
    public string Rule => DealTimers.Revisit;

    public async Task FireAsync(UnitOfWork work, DueTimer timer, CancellationToken cancellationToken)
    {
        var deal = await work.Records.FindAsync<Deal>(timer.Record, cancellationToken);
        if (deal is not { State: DealState.Held or DealState.Lost, OwnerId: { } owner }
            || await people.FindAsync(work, owner, cancellationToken) is not { } colleague) return;
        var title = cards.Words(colleague.Locale, deal.State == DealState.Held ? "deal.nudge.held" : "deal.nudge.lost");
        await TellOwner.TellAsync(work, timer, owner,
            DealNudge.With(DealNudge.Of(title, cards.Words(colleague.Locale, "deal.nudge.backHint"), ""), deal), cancellationToken);
    }
}

/// <summary>The line above a deal's card that says why it comes.</summary>
internal static class DealNudge
{
    public static Reply.Card Of(string title, string hint, string people, string? blocker = null) => new("deal-nudge", new JsonObject
    {
        ["people"] = people,
        ["blocker"] = blocker ?? "",
        ["say"] = new JsonObject { ["title"] = title, ["hint"] = hint },
    });

    public static Reply With(Reply.Card nudge, Deal deal) => new Reply.Several([nudge, new Reply.OfRecord(new RecordRef("deal", deal.Id))]);
}
