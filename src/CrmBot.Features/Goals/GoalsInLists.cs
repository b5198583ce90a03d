using CrmBot.Features.Customers;
using CrmBot.Features.Digests;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Goals;

/// <summary>Goals as lines of the lists behind numbers.</summary>
internal sealed class GoalsInLists(CountGoal count, PrintGoal print, GoalWords words, Policy policy) : IListedRecords
{
    public string Kind => "goal";

    public async Task<IReadOnlyList<ListedRecord>> ListAsync(
        ReadView view, IReadOnlyList<Guid> ids, Actor reader, CancellationToken cancellationToken)
    {
        var asked = ids.ToList();
        var found = await view.Db.Set<Goal>().AsNoTracking().Where(goal => asked.Contains(goal.Id))
            .ToDictionaryAsync(goal => goal.Id, cancellationToken);
        List<ListedRecord> lines = [];
        foreach (var goal in ids.Select(id => found.GetValueOrDefault(id)).OfType<Goal>()
            .Where(goal => policy.Decide(reader, "see", goal.Subject).Allowed))
        {
            var (name, ours) = await print.HolderAsync(view, goal, reader.Locale, cancellationToken);
            var standing = await count.StandAsync(view, goal, view.Now, cancellationToken);
            var line = PrintCustomer.Joined(ours, words.Measure(goal.Measure, reader.Locale),
                words.Beside(standing, inGroup: false, reader.Locale));
            lines.Add(new(goal.Id, name, "", line, ""));
        }

        return lines;
    }
}
