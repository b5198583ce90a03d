using CrmBot.Features.Deals;
using CrmBot.Features.Digests;
using CrmBot.Features.Goals;
using CrmBot.Features.Leads.FirstContact;
using CrmBot.Features.Reading;
using CrmBot.Features.Reminders;
using CrmBot.Features.Reports;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.OwnNumbers;

/// <summary>
/// Counts what one person brought about: revenue, kept promises, first contacts in time; each with the records it is
/// made of, the same of the comparable time before, and the person's own goals. About nobody but the person themselves.
/// </summary>
internal sealed class MakeOwnNumbers(FirstContactsInReports contacts, CountGoal goals)
{
    public const string Won = "own_won", Kept = "own_kept", Due = "own_due", InTime = "own_in_time", Contacts = "own_contacts",
        Before = "was_";

    private static readonly Dictionary<string, string> NumberOf =
        new(StringComparer.Ordinal) { ["revenue"] = Won, ["won_count"] = Won, ["first_contact"] = InTime };

    /// <param name="first">First day.</param>
    /// <param name="last">Last day; today while the period runs.</param>
    public async Task<Digest> MakeAsync(ReadView view, Actor person, DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        var numbers = await CountAsync(view, person, first, last, "", cancellationToken);
        var (from, to) = GoalPeriods.SamePartBefore(first, last);
        var before = await CountAsync(view, person, from, to, Before, cancellationToken);
        var goalsOf = await GoalsAsync(view, person, first, last, cancellationToken);
        var period = DigestPeriod.Days(first, last, person.Zone);
        return new Digest
        {
            Kind = DigestKind.Own, ReaderId = person.Id, From = period.From, To = period.To, First = SaidTime.Write(first),
            Last = SaidTime.Write(last), Zone = person.Zone.Id,
            Body = new DigestContent([new DigestBlock("own",
                [.. numbers.Select(number => number with { Goals = [.. goalsOf[number.Name]] })]), new DigestBlock("own_before", before)],
                []).Write(),
            MadeAt = view.Now,
        };
    }

    private async Task<IReadOnlyList<DigestNumber>> CountAsync(
        ReadView view, Actor person, DateOnly first, DateOnly last, string prefix, CancellationToken cancellationToken)
    {
        var scope = new ReportScope(first, last, person.Zone, [person.Id], false);
        var won = await EndedDeals.ReadAsync(view, scope, DealState.Won, cancellationToken);
        var due = await KeptPromises.ReadAsync(view, [person.Id], first, last, person.Zone, cancellationToken);
        var leads = await contacts.ReadAsync(view, scope, cancellationToken);
        return
        [
            new(prefix + Won, "deal", [.. won.OrderBy(deal => deal.Day).ThenBy(deal => deal.Id).Select(deal => deal.Id)])
            {
                Sums = won.Where(deal => deal is { Amount: not null, Currency: not null }).GroupBy(deal => deal.Currency!)
                    .ToDictionary(group => group.Key, group => group.Sum(deal => deal.Amount!.Value)),
            },
            new(prefix + Kept, "reminder", [.. due.Where(one => one.Kept).Select(one => one.Id)]),
            new(prefix + Due, "reminder", [.. due.Select(one => one.Id)]),
            new(prefix + InTime, "lead", [.. leads.Where(lead => lead.Hit).Select(lead => lead.Id)]),
            new(prefix + Contacts, "lead", [.. leads.Select(lead => lead.Id)]),
        ];
    }

    private async Task<ILookup<string, GoalStanding>> GoalsAsync(
        ReadView view, Actor person, DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        var period = DigestPeriod.Days(first, last, person.Zone);
        List<(string Number, GoalStanding Goal)> found = [];
        foreach (var goal in (await RunningGoals.ReadAsync(view, period, cancellationToken)).Where(goal => goal.PersonId == person.Id))
            if (NumberOf.TryGetValue(goal.Measure, out var number))
                found.Add((number, await goals.StandAsync(view, goal, Math.Min(view.Now, period.To), cancellationToken)));
        return found.ToLookup(one => one.Number, one => one.Goal, StringComparer.Ordinal);
    }
}
