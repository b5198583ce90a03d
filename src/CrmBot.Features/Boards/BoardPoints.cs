using System.Globalization;
using CrmBot.Features.Deals;
using CrmBot.Features.Digests;
using CrmBot.Features.Leads.FirstContact;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Features.Reminders;
using CrmBot.Features.Reports;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;

namespace CrmBot.Features.Boards;

/// <summary>
/// A team's week in points: for what came of the work, never for how much was written down. What somebody could make up alone earns
/// nothing: leads they entered themselves, to-dos done as soon as they were set, a second one for the same customer on the same day.
/// </summary>
internal sealed class BoardPoints(FirstContactsInReports contacts, IPersonDirectory people)
{
    public const string Contact = "board_contact", Kept = "board_kept", Won = "board_won";
    public const int ForContact = 3, ForKept = 2, ForWon = 10;

    /// <summary>A promise must have stood for a while to be worth keeping.</summary>
    public static readonly TimeSpan LeastWait = TimeSpan.FromHours(2);

    /// <summary>More in one day is a list being ticked off.</summary>
    public const int MostKeptInADay = 5;

    public static int Of(string number) => number switch { Contact => ForContact, Kept => ForKept, Won => ForWon, _ => 0 };

    /// <summary>The number of one person: <c>board_won:{id}</c>.</summary>
    public static string NameOf(string number, Guid person) => $"{number}:{person.ToString("N", CultureInfo.InvariantCulture)}";

    public async Task<Digest> MakeAsync(
        ReadView view, TeamBoard board, DateOnly monday, DateOnly last, Guid reader, bool inGroup, CancellationToken cancellationToken)
    {
        var zone = board.TimeZone;
        var members = (await people.ListAsync(view, board.Team, cancellationToken)).Select(one => one.Id).ToList();
        var scope = new ReportScope(monday, last, zone, members, false);
        List<DigestNumber> numbers =
        [
            .. Numbers(Contact, "lead", (await contacts.MadeAsync(view, scope, cancellationToken)).Where(Counts)
                .DistinctBy(one => (one.OwnerId, one.CustomerId)).Select(one => (one.OwnerId, one.LeadId))),
            .. Numbers(Kept, "reminder",
                Counting(await KeptPromises.ReadAsync(view, members, monday, last, zone, cancellationToken), zone)),
            .. Numbers(Won, "deal", (await EndedDeals.ReadAsync(view, scope, DealState.Won, cancellationToken))
                .Where(deal => deal is { Amount: > 0, Owner: not null }).Select(deal => (deal.Owner!.Value, deal.Id))),
        ];
        var period = DigestPeriod.Days(monday, last, zone);
        return new Digest
        {
            PlanId = board.Id, Kind = DigestKind.Board, ReaderId = reader, InGroup = inGroup, From = period.From, To = period.To,
            First = SaidTime.Write(monday), Last = SaidTime.Write(last),
            Zone = board.Zone, Body = new DigestContent([new DigestBlock("board", numbers)], []).Write(), MadeAt = view.Now,
        };
    }

    private static bool Counts(FirstTouch touch) => touch.InTime && touch.CreatedBy != touch.OwnerId;

    private static IEnumerable<(Guid, Guid)> Counting(IReadOnlyList<DueWork> due, TimeZoneInfo zone) => due
        .Where(one => one is { Kept: true, CustomerId: not null } && one.DoneAt - one.CreatedAt >= LeastWait.TotalMilliseconds
            && one.DueAt - one.CreatedAt >= LeastWait.TotalMilliseconds)
        .GroupBy(one => (one.OwnerId, Day: Instants.DayOf(one.DoneAt!.Value, zone)))
        .SelectMany(day => day.DistinctBy(one => one.CustomerId).Take(MostKeptInADay)).Select(one => (one.OwnerId, one.Id));

    private static IEnumerable<DigestNumber> Numbers(string name, string kind, IEnumerable<(Guid Person, Guid Record)> earned) =>
        earned.GroupBy(one => one.Person, one => one.Record).Select(group => new DigestNumber(NameOf(name, group.Key), kind, [.. group]));
}
