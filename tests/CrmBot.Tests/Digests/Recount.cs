using CrmBot.Features.Customers;
using CrmBot.Features.Deals;
using CrmBot.Features.Leads;
using CrmBot.Features.Reading;
using CrmBot.Features.Reminders;

namespace CrmBot.Tests.Digests;

/// <summary>
/// What each number should be, counted by hand over everything there is; shares nothing with what is tested but the records.
/// </summary>
/// <param name="isMine">Whether records of this person (null: nobody's) count.</param>
/// <param name="regions">The regions that count; null for all.</param>
internal sealed class Recount(WholeStore all, Func<Guid?, bool> isMine, string[]? regions, string? grade, TimeZoneInfo zone)
{
    private const long MonthAgo = 30 * 24 * 3_600_000L;

    /// <summary>The ids that a number counts; null when this does not know the number.</summary>
    public HashSet<Guid>? Of(string number, long from, long to) => number switch
    {
        "new_leads" => Came(from, to),
        "new_a_leads" => [.. Came(from, to).Where(id => all.Leads.Single(lead => lead.Id == id).Grade == "A")],
        "first_contacts" => Leads(lead => lead.FirstContactAt is { } at && at >= from && at < to),
        "not_contacted" =>
            Leads(lead => lead.OwnerId is not null && lead.State == LeadState.New && lead.FirstContactAt is null && lead.Grade != "C"),
        "contacts" => [.. Contacts(from, to).Select(one => one.Id)],
        "customers_reached" => [.. Contacts(from, to).Select(one => one.CustomerId)],
        "deals_opened" => [.. Moves(DealMoveKind.Opened, from, to).Select(move => move.Id)],
        "stage_moves" => [.. Moves(DealMoveKind.Stage, from, to).Select(move => move.Id)],
        "won" => [.. Ends(DealMoveKind.Won, from, to)],
        "lost" => [.. Ends(DealMoveKind.Lost, from, to)],
        "closing_this_month" => Open(deal => deal.CloseOn >= Today && deal.CloseOn / 100 == Today / 100),
        "past_close" => Open(deal => deal.CloseOn != DayCode.None && deal.CloseOn < Today),
        "overdue_promises" => Late(one => one.Kind == ReminderKind.Promise),
        "overdue_reminders" => Late(one => one.Kind != ReminderKind.Promise),
        "health_stale" => Files(one => one.ChangedAt < all.Now - MonthAgo
            && !all.Contacts.Exists(contact => contact.CustomerId == one.Id && contact.HappenedAt >= all.Now - MonthAgo)),
        "health_incomplete" => Files(one => one.Source is null || !all.Methods.Exists(method => method.CustomerId == one.Id)),
        _ when number.StartsWith("in_stage:", StringComparison.Ordinal) => Open(deal => deal.Stage == number["in_stage:".Length..]),
        _ => null,
    };

    /// <summary>Records too many: customers less groups of those that share a number or a name.</summary>
    public int Doubles()
    {
        var files = Files(_ => true).ToList();
        var groups = files.Select(id => new HashSet<Guid> { id }).ToList();
        foreach (var key in files.SelectMany(id => Keys(id)).Distinct())
        {
            var same = groups.Where(group => group.Any(id => Keys(id).Contains(key))).ToList();
            groups.RemoveAll(same.Contains);
            groups.Add([.. same.SelectMany(group => group)]);
        }

        return files.Count - groups.Count;
    }

    /// <summary>What deals or moves of these ids are worth.</summary>
    public Dictionary<string, long> Worth(IEnumerable<Guid> ids)
    {
        var wanted = ids.ToHashSet();
        return all.Deals.Where(deal => wanted.Contains(deal.Id)).Select(deal => (deal.Currency, deal.Amount))
            .Concat(all.Moves.Where(move => wanted.Contains(move.Id)).Select(move => (move.Currency, move.Amount)))
            .Where(one => one.Currency is not null && one.Amount is not null).GroupBy(one => one.Currency!)
            .ToDictionary(group => group.Key, group => group.Sum(one => one.Amount!.Value));
    }

    private int Today =>
        DayCode.Of(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(all.Now), zone).DateTime));

    private IEnumerable<string> Keys(Guid id) =>
        all.Methods.Where(method => method.CustomerId == id).Select(method => $"{method.Kind}:{method.Value}")
            .Append("name:" + all.Customers.Single(one => one.Id == id).NameKey);

    private bool Fits(Guid customer, bool byGrade = true)
    {
        var file = all.Customers.Single(one => one.Id == customer);
        return (regions is null || regions.Contains(file.Region)) && (!byGrade || grade is null || file.Grade == grade);
    }

    private HashSet<Guid> Came(long from, long to) => Leads(lead => lead.CreatedAt >= from && lead.CreatedAt < to);

    // A lead has a grade of its own.
    private HashSet<Guid> Leads(Func<Lead, bool> which) =>
        [.. all.Leads.Where(lead => isMine(lead.OwnerId) && which(lead) && (grade is null || lead.Grade == grade)
            && Fits(lead.CustomerId, byGrade: false)).Select(lead => lead.Id)];

    private HashSet<Guid> Open(Func<Deal, bool> which) =>
        [.. all.Deals.Where(deal => deal.State == DealState.Open && isMine(deal.OwnerId) && which(deal) && Fits(deal.CustomerId))
            .Select(deal => deal.Id)];

    private IEnumerable<DealMove> Moves(DealMoveKind kind, long from, long to) =>
        all.Moves.Where(move => move.Kind == kind && move.At >= from && move.At < to && isMine(move.OwnerId) && Fits(move.CustomerId));

    // What was taken up again before the period was over has not ended in it.
    private IEnumerable<Guid> Ends(DealMoveKind kind, long from, long to) =>
        all.Moves.Where(move => move.At >= from && move.At < to && (move.IsEnd || move.Kind == DealMoveKind.Reopened))
            .GroupBy(move => move.DealId).Select(deal => deal.OrderBy(move => move.At).ThenBy(move => move.Id).Last())
            .Where(move => move.Kind == kind && isMine(move.OwnerId) && Fits(move.CustomerId)).Select(move => move.Id);

    // Contacts and reminders always are somebody's.
    private IEnumerable<Features.Interactions.Interaction> Contacts(long from, long to) =>
        all.Contacts.Where(one => one.HappenedAt >= from && one.HappenedAt < to && isMine(one.PersonId) && Fits(one.CustomerId));

    private HashSet<Guid> Late(Func<Reminder, bool> which) =>
    [
        .. all.Reminders.Where(
            one => one.State is ReminderState.Waiting or ReminderState.Due && one.DueAt < all.Now && isMine(one.OwnerId) && which(one)
                && (one.CustomerId is { } customer ? Fits(customer) : regions is null && grade is null)).Select(one => one.Id),
    ];

    private HashSet<Guid> Files(Func<Customer, bool> which) =>
        [.. all.Customers.Where(one => one.MergedIntoId is null && one.OwnerId is { } owner && isMine(owner) && Fits(one.Id) && which(one))
            .Select(one => one.Id)];
}
