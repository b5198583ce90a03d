using CrmBot.Runtime.Outbox;
using CrmBot.Features.People;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads.Assigning;

/// <summary>Whoever looked after customers until now is told that they went to somebody else, by whom and why.</summary>
internal static class MovedAway
{
    public const string Notice = "lead.moved";
    private const int MostNamed = 8;

    /// <param name="moved">Whose each was, whose it is now, and the customer's name.</param>
    /// <param name="reason">As typed, or null.</param>
    public static async Task TellAsync(Turn turn, IEnumerable<(Guid? From, Colleague To, string Customer)> moved, string? reason, CancellationToken cancellationToken)
    {
        foreach (var share in moved.Where(one => one.From is { } from && from != turn.Actor.Id && from != one.To.Id).GroupBy(one => one.From!.Value))
        {
            var names = share.Select(one => one.Customer).Distinct().ToList();
            var to = share.Select(one => one.To.Name).Distinct().ToList();
            var key = names.Count > MostNamed ? "assign.movedMany" : reason is null ? "assign.moved" : "assign.movedWhy";
            await turn.Work.Outbox.ToPersonAsync(
                share.Key,
                new Reply.Say(key, ("by", turn.Actor.Name), ("to", string.Join(" · ", to)), ("names", string.Join(" · ", names.Take(MostNamed))), ("count", names.Count), ("reason", reason)),
                $"{Notice}:{turn.Id:N}:{share.Key:N}", Delivery.AtLeastOnce, Priority.Notice, cancellationToken);
        }
    }
}
