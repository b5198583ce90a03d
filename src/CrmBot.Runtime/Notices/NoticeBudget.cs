using System.Globalization;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Notices;

/// <summary>When a person got cards within the last hour; business time, Unix milliseconds, oldest first. One short row per person.</summary>
internal static class NoticeBudget
{
    public const long Hour = 3_600_000;

    private const long Minute = 60_000;

    // The largest cap anybody can set is far below.
    private const int MostKept = 200;

    private const string Upsert = "INSERT INTO notice_budget (person, sent) VALUES ($1, $2) ON CONFLICT (person) DO UPDATE SET sent = excluded.sent";

    // Changes nothing, but holds the row: on PostgreSQL two cards for one person count one after the other.
    private const string Hold = "INSERT INTO notice_budget (person, sent) VALUES ($1, '') ON CONFLICT (person) DO UPDATE SET sent = notice_budget.sent RETURNING sent";

    public static async Task<List<long>> RecentAsync(UnitOfWork work, Guid person)
    {
        var sent = await work.Sql.FirstAsync(Hold, row => row.Text(0), person) ?? "";
        return
        [
            .. sent.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(text => long.Parse(text, CultureInfo.InvariantCulture))
                // A clock that was set back leaves times that lie ahead; one who wrote while we waited for the row is only a moment ahead.
                .Where(at => at <= work.Now + Minute && work.Now - at < Hour)
                .Order(),
        ];
    }

    public static Task NoteAsync(UnitOfWork work, Guid person, List<long> recent) => work.Sql.ExecuteAsync(
        Upsert, person, string.Join(',', recent.Append(work.Now).TakeLast(MostKept).Select(at => at.ToString(CultureInfo.InvariantCulture))));
}
