using CrmBot.Cards;
using CrmBot.Features.Customers;
using CrmBot.Features.Imports.Tables;
using CrmBot.Features.People;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Imports.CustomerRows;

/// <summary>Says what a table would come to; stores nothing.</summary>
internal sealed class PreviewCustomers(IStore store, ReadRows rows, PlanRow plan, CustomerName names, CardLibrary words)
{
    /// <returns>The counts, and the list of errors as a file.</returns>
    /// <exception cref="UnreadableTable">The file is no table of customers.</exception>
    public async Task<(ImportReport Report, byte[] Errors)> RunAsync(
        TableFile table, ImportScope scope, string locale, CancellationToken cancellationToken)
    {
        var columns = CustomerColumns.Find(table, scope.Mapping);
        var report = new ImportReport { Unknown = columns.Unknown };
        using var errors = new ErrorFile(words, locale, columns);
        var memory = new PassMemory(_ => false);
        var now = await store.ReadAsync((view, _) => Task.FromResult(view.Now), cancellationToken);
        foreach (var batch in rows.Batches(table, columns, scope, now))
        {
            var plans = await store.ReadAsync((view, token) => PlanAsync(view, batch, columns, memory, scope, token), cancellationToken);
            Tell(report, errors, batch, plans);
        }

        if (report.Total == 0) throw new UnreadableTable("import.unreadable.noRows");
        return (report, errors.Finish());
    }

    /// <summary>The plans of a batch's good rows, with what was noted when they were read.</summary>
    private async Task<List<RowPlan>> PlanAsync(
        ReadView view, RowBatch batch, CustomerColumns columns, PassMemory memory, ImportScope scope, CancellationToken cancellationToken)
    {
        var people = await KnownPeople.LoadAsync(view, cancellationToken);
        if (scope.CreateOwners) foreach (var person in NewOwners.Of(batch, people)) people.Add(person);
        var known = await KnownCustomers.LoadAsync(view, [.. batch.Good.Select(good => good.Row)], names, cancellationToken);
        return [.. batch.Good.Select(good => plan.Plan(good.Row, columns, known, people, memory, scope))];
    }

    /// <summary>Counts a batch, and notes what is to be said about its rows.</summary>
    public static void Tell(ImportReport report, ErrorFile? errors, RowBatch batch, IReadOnlyList<RowPlan> plans)
    {
        var all = batch.Good.Zip(plans, (good, plan) => (good.Sheet, Plan: plan with { Issues = [.. good.Issues, .. plan.Issues] }))
            .Concat(batch.Settled);
        foreach (var (sheet, plan) in all.OrderBy(one => one.Sheet.Line))
        {
            report.Add(plan);
            if (plan.Issues.Count > 0) errors?.Add(sheet, plan.Issues);
        }
    }
}

/// <summary>Owners that nobody knows, as the colleagues they become when the operator says so.</summary>
internal static class NewOwners
{
    public static List<Person> Of(RowBatch batch, KnownPeople people) =>
    [
        .. batch.Good.Select(good => good.Row.Owner).Where(name => name is { Length: > 0 } && people.Called(name).Count == 0)
            .Distinct(StringComparer.Ordinal)
            .Select(name => new Person { Name = Reading.Clip.To(name!, Person.NameLength), Role = Roles.Rep }),
    ];
}
