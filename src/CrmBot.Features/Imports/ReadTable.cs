using CsvHelper;

namespace CrmBot.Features.Imports;

/// <summary>A row by our names of its facts; blank values are left out.</summary>
/// <param name="Line">The row's number, the heading being 1.</param>
internal sealed record TableRow(int Line, IReadOnlyDictionary<string, string> Facts)
{
    public string? this[string fact] => Facts.GetValueOrDefault(fact);
}

/// <summary>Reads a CSV table by the headings of its mapping.</summary>
internal static class ReadTable
{
    /// <exception cref="FormatException">A mapped column is missing, or the file is no table; the message says which.</exception>
    public static List<TableRow> Of(
        string path, IReadOnlyDictionary<string, string> columns, IReadOnlyDictionary<string, string> corrections)
    {
        using var stream = File.OpenRead(path);
        using var csv = CsvReader.Create(stream, CsvReaderOptions.Default, leaveOpen: false);
        csv.ReadHeader();
        var places = columns.ToDictionary(column => column.Key, column => csv.TryGetFieldIndex(column.Value, out var place)
            ? place
            : throw new FormatException($"{Path.GetFileName(path)} has no column \"{column.Value}\"."));
        List<TableRow> rows = [];
        while (csv.Read())
        {
            var facts = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (fact, place) in places)
            {
                var value = place < csv.FieldCount ? csv.GetString(place).Trim() : "";
                if (value.Length > 0) facts[fact] = corrections.GetValueOrDefault(value, value);
            }

            rows.Add(new TableRow(rows.Count + 2, facts));
        }

        return rows;
    }
}
