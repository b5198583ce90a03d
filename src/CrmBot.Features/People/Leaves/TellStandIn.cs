using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.People.Leaves;

/// <summary>Tells a colleague at once that they are to stand in, not only on the day.</summary>
internal static class TellStandIn
{
    public static Task StandInChosenAsync(Turn turn, Leave leave, CancellationToken cancellationToken) =>
        leave.StandInId is { } standIn && standIn != turn.Actor.Id
            ? turn.Work.Outbox.ToPersonAsync(
                standIn, new Reply.OfRecord(new RecordRef("leave", leave.Id)), $"leave.standin:{leave.Id:N}:{turn.Id:N}",
                Delivery.AtLeastOnce, Priority.Notice,
                cancellationToken)
            : Task.CompletedTask;
}
