namespace CrmBot.Features.Imports.Tables;

/// <summary>A row as it stands in the file.</summary>
/// <param name="Line">As a spreadsheet numbers it, from 1.</param>
/// <param name="Cells">Texts; what a formula shows, never the formula.</param>
internal sealed record SheetRow(int Line, IReadOnlyList<string> Cells)
{
    public bool IsBlank => Cells.All(string.IsNullOrWhiteSpace);

    public string At(int column) => column < Cells.Count ? Cells[column] : "";
}

/// <summary>The whole file cannot be read. <see cref="Key"/> names the sentence of the word files that says why.</summary>
internal sealed class UnreadableTable(string key, params (string Name, object? Value)[] arguments) : FormatException(key)
{
    public string Key { get; } = key;

    public IReadOnlyList<(string Name, object? Value)> Arguments { get; } = arguments;
}
