using CrmBot.Features.Help;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Deals;

/// <summary>Why a deal's card came of its own accord: it rests too long, nobody said how it was won, or its day has come.</summary>
internal sealed class WhyDeal(DealTimers timers, DealStages stages, PrintDeal print, Policy policy) : ITellWhy
{
    public string Kind => "deal";

    public async Task<Reply?> TellAsync(Turn turn, Guid id, CancellationToken cancellationToken)
    {
        if (await turn.Work.Records.ReadAsync<Deal>(id, cancellationToken) is not { } deal) return null;
        if (!policy.Decide(turn.Actor, "see", FindDeal.SubjectOf(deal)).Allowed) return null;
        if (deal.State == DealState.Won) return new Reply.Say("why.dealWon");
        if (!deal.IsOpen) return deal.RevisitOn is null ? null : new Reply.Say("why.dealBack", ("day", print.Day(deal.RevisitOn, turn.LocalNow, turn.Locale)));
        var days = await timers.DaysInStageAsync(turn.Work, deal, cancellationToken);
        return stages.StuckDaysOf(deal.Stage) is { } most
            ? new Reply.Say("why.dealStuck", ("stage", stages.Word(deal.Stage, turn.Locale)), ("days", days), ("most", most))
            : null;
    }
}
