using CrmBot.Features.Help;
using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
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
        if (!deal.IsOpen)
            return deal.RevisitOn is null
                ? null
                : new Reply.Say("why.dealBack", ("day", print.Day(deal.RevisitOn, turn.LocalNow, turn.Locale)));
        var days = await timers.DaysInStageAsync(turn.Work, deal, cancellationToken);
        return stages.StuckDaysOf(deal.Stage) is { } most
            ? new Reply.Say("why.dealStuck", ("stage", stages.Word(deal.Stage, turn.Locale)), ("days", days), ("most", most))
            : null;
    }
}

/// <summary>A card about a deal that comes of its own accord.</summary>
/// <param name="name">The timer's rule.</param>
internal sealed class DealNotice(string name, WhyDeal why) : INotice
{
    public string Name => name;

    public string Kind => "deal";

    public bool FollowsStandIn => true;

    public async Task<Reply> WhyAsync(Turn turn, RecordRef? record, CancellationToken cancellationToken) =>
        record is { Kind: "deal", Id: var id } && await why.TellAsync(turn, id, cancellationToken) is { } told
            ? told
            : new Reply.Say("why.dealPlain");
}
