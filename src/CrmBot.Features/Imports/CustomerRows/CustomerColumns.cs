using System.Text.Json;
using System.Text.RegularExpressions;
using CrmBot.Features.Imports.Tables;
using CrmBot.Features.Reading;

namespace CrmBot.Features.Imports.CustomerRows;

/// <summary>Which column of a table says what.</summary>
/// <param name="HeadingLine">Where the headings stand; what is above is a title.</param>
/// <param name="Headings">As typed.</param>
/// <param name="Places">Columns of each fact, in their order.</param>
/// <param name="Unknown">Headings that nobody can place, and second columns of what there can be one of.</param>
internal sealed partial record CustomerColumns(
    int HeadingLine, IReadOnlyList<string> Headings, IReadOnlyDictionary<string, List<int>> Places, IReadOnlyList<string> Unknown)
{
    // Above the headings there may be a title and a line or two of explanation.
    private const int LinesLookedAt = 10;
    private const int FewestKnown = 2;

    // Of a table that cannot be read.
    private const int MostNamed = 12, LongestNamed = 20;
    private static readonly Dictionary<string, string> Known = ReadKnown();

    public bool Has(string fact) => Places.ContainsKey(fact);

    /// <summary>The heading over a fact, for people; the fact's own name when the table has none.</summary>
    public string HeadingOf(string fact) => Places.TryGetValue(fact, out var places) ? Headings[places[0]] : fact;

    /// <summary>Values of a row, in the order of the columns, blank ones left out.</summary>
    public IEnumerable<string> Values(SheetRow row, string fact) =>
        Places.TryGetValue(fact, out var places)
            ? places.Select(place => CellText.Clean(row.At(place))).Where(text => text.Length > 0)
            : [];

    public string? Value(SheetRow row, string fact) => Values(row, fact).FirstOrDefault();

    /// <exception cref="UnreadableTable">There are no headings that say whose table this is, or it is not what its name says.</exception>
    public static CustomerColumns Find(TableFile table, CustomerMapping? mapping)
    {
        try
        {
            return Find(table.Rows(), mapping);
        }
        catch (UnreadableTable) when (table.IsNoWorkbook)
        {
            throw new UnreadableTable("import.unreadable.disguised", ("ending", Path.GetExtension(table.Name)));
        }
    }

    /// <exception cref="UnreadableTable">There are no headings that say whose table this is.</exception>
    public static CustomerColumns Find(IEnumerable<SheetRow> rows, CustomerMapping? mapping)
    {
        var said = mapping?.Columns.ToDictionary(column => Folded(column.Value), column => column.Key, StringComparer.Ordinal) ?? [];
        var looked = rows.Where(row => !row.IsBlank).Take(LinesLookedAt).ToList();
        foreach (var row in looked)
        {
            var columns = Read(row, said);
            if (Suffices(columns)) return columns;
        }

        throw looked.Count == 0
            ? new UnreadableTable("import.unreadable.empty")
            : new UnreadableTable("import.unreadable.headings", ("headings", string.Join(" · ", FirstCells(looked[0]))));
    }

    private static IEnumerable<string> FirstCells(SheetRow row) =>
        row.Cells.Where(cell => !string.IsNullOrWhiteSpace(cell)).Take(MostNamed)
            .Select(cell => Clip.To(CellText.Clean(cell), LongestNamed));

    // One column alone is a list of names if it is headed so; a sheet with a title above is not taken for its title.
    private static bool Suffices(CustomerColumns columns) =>
        (columns.Has(Fact.Name) || columns.Has(Fact.Contact))
        && (columns.Places.Keys.Count(fact => fact != Fact.Unused) >= FewestKnown
            || columns.Headings.Count(heading => !string.IsNullOrWhiteSpace(heading)) == 1);

    private static CustomerColumns Read(SheetRow row, Dictionary<string, string> said)
    {
        var places = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        List<string> unknown = [];
        for (var at = 0; at < row.Cells.Count; at++)
        {
            var heading = Folded(row.Cells[at]);
            if (heading.Length == 0) continue;
            var fact = said.GetValueOrDefault(heading)
                ?? (Known.GetValueOrDefault(heading) is { } usual && !said.ContainsValue(usual) ? usual : null);
            if (fact is null || (places.ContainsKey(fact) && !Fact.Several.Contains(fact)))
                unknown.Add(Clip.To(CellText.Clean(row.Cells[at]), 40));
            else if (places.TryGetValue(fact, out var others)) others.Add(at);
            else places[fact] = [at];
        }

        return new CustomerColumns(row.Line, [.. row.Cells.Select(CellText.Clean)], places, unknown);
    }

    // 手机号码（必填）* is 手机号码.
    private static string Folded(string heading) => FoldedName.Of(Brackets().Replace(heading, ""));

    [GeneratedRegex(@"[(（\[【].*?[)）\]】]", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Brackets();

    private static Dictionary<string, string> ReadKnown()
    {
        using var stream = typeof(CustomerColumns).Assembly.GetManifestResourceStream("headings.json")!;
        var facts = JsonSerializer.Deserialize<Dictionary<string, string[]>>(stream)!;
        return facts.SelectMany(fact => fact.Value.Select(heading => (Heading: Folded(heading), fact.Key)))
            .Where(one => one.Heading.Length > 0).Distinct()
            .ToDictionary(one => one.Heading, one => one.Key, StringComparer.Ordinal);
    }
}
