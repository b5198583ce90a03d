using System.Globalization;
using CrmBot.Features.Deals;
using CrmBot.Features.Reading;

namespace CrmBot.Features.Imports;

/// <summary>A row that can become a deal.</summary>
/// <param name="Stage">won, lost or a stage's code.</param>
/// <param name="Amount">Whole units; null when neither the row nor the price list knows one.</param>
internal sealed record ReadOpportunity(
    int Line, string Id, string Owner, string Customer, string? Product, string Stage, DateOnly? Opened, DateOnly? Closed, decimal? Amount);

/// <summary>Why a row was refused.</summary>
internal sealed record RowProblem(int Line, string Column, string Problem);

/// <summary>Checks every row of a table of opportunities before anything is stored.</summary>
internal sealed class ReadOpportunities(DealStages stages)
{
    /// <param name="prices">List price by product.</param>
    public (List<ReadOpportunity> Good, List<RowProblem> Bad) Check(
        IEnumerable<TableRow> rows, OpportunityMapping mapping, IReadOnlyDictionary<string, decimal> prices)
    {
        var (good, bad, seen) = (new List<ReadOpportunity>(), new List<RowProblem>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var row in rows)
        {
            var problems = Problems(row, mapping).ToList();
            if (row["id"] is { } id && !seen.Add(id)) problems.Add(new(row.Line, "id", $"{id} stands here twice"));
            bad.AddRange(problems);
            if (problems.Count == 0) good.Add(Read(row, mapping, prices));
        }

        return (good, bad);
    }

    private IEnumerable<RowProblem> Problems(TableRow row, OpportunityMapping mapping)
    {
        foreach (var needed in (string[])["id", "owner", "stage"])
            if (row[needed] is null) yield return new(row.Line, needed, "is empty");
        if (row["customer"] is null && mapping.NoCustomer is null) yield return new(row.Line, "customer", "is empty");
        if (row["id"]?.Length > 80) yield return new(row.Line, "id", "is longer than 80 characters");
        if (row["stage"] is { } said && !IsStage(mapping.Stages.GetValueOrDefault(said)))
            yield return new(row.Line, "stage", $"\"{said}\" is in no line of the mapping, or leads to no stage");
        foreach (var day in (string[])["opened", "closed"])
            if (row[day] is { } text && Day(text) is null) yield return new(row.Line, day, $"\"{text}\" is no day as yyyy-MM-dd");
        if (row["amount"] is { } amount && Number(amount) is null) yield return new(row.Line, "amount", $"\"{amount}\" is no amount");
        if (mapping.Stages.GetValueOrDefault(row["stage"] ?? "") is DealStages.Won or DealStages.Lost && row["closed"] is null)
            yield return new(row.Line, "closed", "is empty although it is closed");
        if (Day(row["opened"]) is { } opened && Day(row["closed"]) is { } closed && closed < opened)
            yield return new(row.Line, "closed", "is before it was opened");
    }

    private static ReadOpportunity Read(TableRow row, OpportunityMapping mapping, IReadOnlyDictionary<string, decimal> prices)
    {
        var amount = Number(row["amount"]) is { } said and > 0 ? said
            : row["product"] is { } product && prices.TryGetValue(product, out var price) ? price : (decimal?)null;
        return new(
            row.Line, row["id"]!, row["owner"]!, row["customer"] ?? mapping.NoCustomer!, row["product"], mapping.Stages[row["stage"]!],
            Day(row["opened"]), Day(row["closed"]), amount);
    }

    private bool IsStage(string? code) => code is DealStages.Won or DealStages.Lost || stages.Has(code);

    private static DateOnly? Day(string? text) => SaidTime.Read(text) is { HasClock: false } day ? day.Day : null;

    public static decimal? Number(string? text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && number is >= 0 and < 10_000_000_000m
            ? number : null;
}
