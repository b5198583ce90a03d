namespace CrmBot.Features.Imports.CustomerRows;

/// <summary>What is wrong with a row, or worth knowing about it.</summary>
/// <param name="Column">Heading of the column, as typed.</param>
/// <param name="Key">Under <c>import.issue</c> in the word files.</param>
/// <param name="Value">What stands there; empty when that says nothing.</param>
/// <param name="IsHint">The row is taken in all the same.</param>
internal sealed record RowIssue(int Line, string Column, string Key, string Value, bool IsHint)
{
    /// <summary>So much of a cell is shown.</summary>
    public const int LongestValue = 60;
}
