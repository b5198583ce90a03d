using CrmBot.Features.People;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads.Assigning;

/// <summary>
/// Whoever looked after customers until now is told that they went to somebody
/// else, by whom and why; and reads there when that was taken back.
/// </summary>
internal static class MovedAway
{
    public const string Notice = "lead.moved";
    private const int MostNamed = 8;
    private const string Back = "assign.movedBack", Names = "names";

    /// <param name="moved">Whose each was, whose it is now, and the customer's name.</param>
    /// <param name="reason">As typed, or null.</param>
    public static async Task TellAsync(
        Turn turn, IEnumerable<(Guid? From, Colleague To, string Customer)> moved, string? reason, CancellationToken cancellationToken)
    {
        foreach (var share in moved.Where(one => one.From is { } from && from != turn.Actor.Id && from != one.To.Id)
            .GroupBy(one => one.From!.Value))
        {
            var names = share.Select(one => one.Customer).Distinct().ToList();
            var to = share.Select(one => one.To.Name).Distinct().ToList();
            var key = names.Count > MostNamed ? "assign.movedMany" : reason is null ? "assign.moved" : "assign.movedWhy";
            await turn.Work.Outbox.ToPersonAsync(
                share.Key,
                new Reply.Say(key, ("by", turn.Actor.Name), ("to", string.Join(" · ", to)),
                    (Names, string.Join(" · ", names.Take(MostNamed))), ("count", names.Count), ("reason", reason)),
                Slot(turn.Id, share.Key), Delivery.AtLeastOnce, Priority.Notice, cancellationToken);
        }
    }

    /// <summary>Undo gave a customer back: where they read that it went, they read now that it did not.</summary>
    /// <param name="turn">The turn that was taken back.</param>
    public static Task TakeBackAsync(UnitOfWork work, Guid turn, Guid from, string customer, CancellationToken cancellationToken) =>
        work.Outbox.RewordAsync(Slot(turn, from), said => TakenBack(said, customer), cancellationToken);

    // Of several, undo may give back some only: they are named one by one.
    private static Reply.Say TakenBack(Reply.Say said, string customer)
    {
        var before = said.Key == Back ? $"{Argument(said, Names)}" : "";
        var names = before.Length == 0 ? customer
            : before.Split(" · ").Length >= MostNamed ? before.TrimEnd('…') + "…"
            : $"{before} · {customer}";
        return new(Back, ("by", Argument(said, "by")), ("to", Argument(said, "to")), (Names, names));
    }

    private static object? Argument(Reply.Say said, string name) => said.Arguments.FirstOrDefault(one => one.Name == name).Value;

    private static string Slot(Guid turn, Guid from) => $"{Notice}:{turn:N}:{from:N}";
}
