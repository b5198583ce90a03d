namespace CrmBot.Features.Tickets.Crisis;

/// <summary>One thing that has to be done.</summary>
/// <param name="Code">Its words are <c>crisis.item.{Code}</c>.</param>
/// <param name="Minutes">From the start, within which it should be done.</param>
internal sealed record CrisisItem(string Code, int Minutes);

/// <summary>What has to be done in every crisis, in this order, and what of it was late.</summary>
internal static class CrisisList
{
    private const long Minute = 60_000;

    public static readonly IReadOnlyList<CrisisItem> Items =
        [new("facts", 15), new("contact", 30), new("voice", 30), new("stop", 60), new("evidence", 60), new("report", 60)];

    public static bool IsDone(CrisisRoom room) => Items.All(item => room.Ticks.Any(tick => tick.Item == item.Code));

    /// <summary>Done too late, or not done although its time is over.</summary>
    public static bool IsLate(CrisisRoom room, CrisisItem item, long now) =>
        (room.Ticks.FirstOrDefault(tick => tick.Item == item.Code)?.At ?? room.EndedAt ?? now) > room.StartedAt + (item.Minutes * Minute);

    public static IReadOnlyList<CrisisItem> Late(CrisisRoom room, long now) => [.. Items.Where(item => IsLate(room, item, now))];
}
