using System.Globalization;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Notices;

/// <summary>When a person got cards within the last hour; business time, Unix milliseconds, oldest first. One short row per person.</summary>
internal static class NoticeBudget
{
    public const long Hour = 3_600_000;

    // The largest cap anybody can set is far below.
    private const int MostKept = 200;

    private const string Upsert = "INSERT INTO notice_budget (person, sent) VALUES ($1, $2) ON CONFLICT (person) DO UPDATE SET sent = excluded.sent";

    public static async Task<List<long>> RecentAsync(ReadView view, Guid person)
    {
        var sent = await view.Sql.FirstAsync("SELECT sent FROM notice_budget WHERE person = $1", row => row.Text(0), person) ?? "";
        return
        [
            .. sent.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(text => long.Parse(text, CultureInfo.InvariantCulture))
                // A clock that was set back leaves times that lie ahead.
                .Where(at => at <= view.Now && view.Now - at < Hour),
        ];
    }

    public static Task NoteAsync(UnitOfWork work, Guid person, List<long> recent) => work.Sql.ExecuteAsync(
        Upsert, person, string.Join(',', recent.Append(work.Now).TakeLast(MostKept).Select(at => at.ToString(CultureInfo.InvariantCulture))));
}
