using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Reports;

/// <summary>
/// Posts a report that a phrase asked for past the turn's answer: what was
/// counted is kept, but nothing was stored that could be taken back.
/// </summary>
internal static class PostReport
{
    /// <param name="report">Anything but the card of a report is the answer itself.</param>
    public static async Task<Reply> PastAnswerAsync(Turn turn, Reply report, CancellationToken cancellationToken)
    {
        if (report is not Reply.OfRecord { Record: { Kind: "digest" } }) return report;
        await turn.Work.SaveAsync(cancellationToken);
        var slot = $"report:{turn.Id:N}";
        await (turn.Place.IsGroup
            ? turn.Work.Outbox.ToPlaceAsync(turn.Place.Key, report, slot, Delivery.AtLeastOnce, Priority.Answer, cancellationToken)
            : turn.Work.Outbox.ToPersonAsync(turn.Actor.Id, report, slot, Delivery.AtLeastOnce, Priority.Answer, cancellationToken));
        return Reply.Silence;
    }
}
