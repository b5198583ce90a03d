using CrmBot.Features.Imports.Tables;
using CrmBot.Features.Reading;

namespace CrmBot.Features.Imports.CustomerRows;

/// <summary>Some rows of a table: those that can be planned, and those whose fate is known already.</summary>
internal sealed record RowBatch(
    IReadOnlyList<(SheetRow Sheet, CustomerRow Row, List<RowIssue> Issues)> Good, IReadOnlyList<(SheetRow Sheet, RowPlan Plan)> Settled)
{
    public int LastLine { get; init; }
}

/// <summary>Reads a table some rows at a time; never holds more of it than that, and a hash of every row.</summary>
internal sealed class ReadRows(ReadCustomerRow read)
{
    public const int PerBatch = 100;

    /// <param name="after">Rows up to this line are only remembered, to recognise their repetition.</param>
    public IEnumerable<RowBatch> Batches(TableFile table, CustomerColumns columns, ImportScope scope, long now, int after = 0)
    {
        HashSet<Guid> seen = [];
        var rows = table.Rows().Where(row => row.Line > columns.HeadingLine && !row.IsBlank);
        foreach (var chunk in rows.Select(row => (Row: row, IsFirst: seen.Add(HashOf(row)))).Where(row => row.Row.Line > after)
            .Chunk(PerBatch))
        {
            var good = new List<(SheetRow, CustomerRow, List<RowIssue>)>();
            var settled = new List<(SheetRow, RowPlan)>();
            foreach (var (row, isFirst) in chunk)
            {
                var (told, issues) = read.Read(row, columns, scope, now);
                if (!isFirst)
                    settled.Add((row, new RowPlan(told, RowKind.Repeated, default, null, [], [new(row.Line, "", "repeated", "", true)])));
                else if (issues.Any(issue => !issue.IsHint)) settled.Add((row, new RowPlan(told, RowKind.Bad, default, null, [], issues)));
                else good.Add((row, told, issues));
            }

            yield return new RowBatch(good, settled) { LastLine = chunk[^1].Row.Line };
        }
    }

    private static Guid HashOf(SheetRow row) => StableId.Of("row", [.. row.Cells.Select(cell => cell.Trim())]);
}
