using System.Globalization;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Notices;

/// <summary>A card that a person got of the bot's own accord.</summary>
/// <param name="At">Business time, Unix milliseconds.</param>
/// <param name="Kind">What people mute it by; a card that collects several has its own.</param>
/// <param name="Card">The card's instance; null of a row that an earlier release wrote.</param>
internal readonly record struct SentNotice(long At, string Kind, Guid? Card);

/// <summary>What a person got within the last hour, oldest first. One short row per person.</summary>
internal static class NoticeBudget
{
    public const long Hour = 3_600_000;

    private const long Minute = 60_000;

    // The largest cap anybody can set is far below.
    private const int MostKept = 200;

    private const string Upsert =
        "INSERT INTO notice_budget (person, sent) VALUES ($1, $2) ON CONFLICT (person) DO UPDATE SET sent = excluded.sent";

    // Changes nothing, but holds the row: on PostgreSQL two cards for one person count one after the other.
    private const string Hold =
        "INSERT INTO notice_budget (person, sent) VALUES ($1, '') ON CONFLICT (person) DO UPDATE SET sent = notice_budget.sent RETURNING sent";

    public static async Task<List<SentNotice>> RecentAsync(UnitOfWork work, Guid person)
    {
        var sent = await work.Sql.FirstAsync(Hold, row => row.Text(0), person) ?? "";
        return
        [
            .. sent.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Read)
                // A clock that was set back leaves times that lie ahead; one who wrote while we waited for the row is only a moment ahead.
                .Where(notice => notice.At <= work.Now + Minute && work.Now - notice.At < Hour)
                .OrderBy(notice => notice.At),
        ];
    }

    public static Task NoteAsync(UnitOfWork work, Guid person, List<SentNotice> recent, string kind, Guid? card) => work.Sql.ExecuteAsync(
        Upsert, person, string.Join(',', recent.Append(new(work.Now, kind, card)).TakeLast(MostKept).Select(Write)));

    /// <summary>The card that came last, if that is not long ago.</summary>
    public static async Task<Guid?> LastCardAsync(ReadView view, Guid person, long since)
    {
        var sent = await view.Sql.FirstAsync("SELECT sent FROM notice_budget WHERE person = $1", row => row.Text(0), person);
        return sent is { Length: > 0 } && Read(sent.Split(',')[^1]) is { Card: { } card } last && last.At >= since ? card : null;
    }

    private static string Write(SentNotice notice) =>
        string.Create(CultureInfo.InvariantCulture, $"{notice.At}:{notice.Kind}:{notice.Card:N}");

    // Rows of earlier versions have no kind, or no card.
    private static SentNotice Read(string text)
    {
        var parts = text.Split(':');
        return new(long.Parse(parts[0], CultureInfo.InvariantCulture), parts.ElementAtOrDefault(1) ?? "",
            Guid.TryParseExact(parts.ElementAtOrDefault(2), "N", out var card) ? card : null);
    }
}
