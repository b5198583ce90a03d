using System.Text.Json;

namespace CrmBot.Features.Imports.CustomerRows;

/// <summary>What a table came to, or would come to: counts, and the first few of each kind to look at.</summary>
internal sealed record ImportReport
{
    private const int MostShown = 3, MostIssues = 5;

    /// <summary>Rows by what became of them.</summary>
    public Dictionary<RowKind, int> Rows { get; init; } = [];

    /// <summary>Contacts of the past that were taken in.</summary>
    public int Talks { get; set; }

    /// <summary>Rows of which something stayed as it was because it differed.</summary>
    public int Kept { get; set; }

    public List<string> New { get; init; } = [];

    public List<string> Updated { get; init; } = [];

    /// <summary>The first problems; hints are only in the list of errors.</summary>
    public List<RowIssue> Issues { get; init; } = [];

    /// <summary>Rows with anything to say in the list of errors.</summary>
    public int Noted { get; set; }

    /// <summary>Headings of columns that nobody could place.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>What taking it back came to; null while it stands.</summary>
    public TakenBackCustomers? Back { get; init; }

    public int Count(RowKind kind) => Rows.GetValueOrDefault(kind);

    public int Total => Rows.Values.Sum();

    /// <summary>Whether importing would change anything.</summary>
    public bool AddsAnything => Count(RowKind.New) + Count(RowKind.Joined) + Count(RowKind.Updated) > 0;

    public void Add(RowPlan plan)
    {
        Rows[plan.Kind] = Count(plan.Kind) + 1;
        Talks += plan.Changes.Count(change => change is RowChange.AddTalk);
        if (plan.Issues.Any(issue => issue.Key == "kept")) Kept++;
        if (plan.Issues.Count > 0 || plan.Kind == RowKind.Repeated) Noted++;
        if (plan.Kind == RowKind.New && New.Count < MostShown) New.Add(plan.Row.Name);
        if (plan.Kind == RowKind.Updated && Updated.Count < MostShown && !Updated.Contains(plan.Row.Name)) Updated.Add(plan.Row.Name);
        if (plan.Kind == RowKind.Bad && Issues.Count < MostIssues) Issues.Add(plan.Issues.First(issue => !issue.IsHint));
    }

    public string Write() => JsonSerializer.Serialize(this);

    public static ImportReport Read(string? text) => text is null ? new() : JsonSerializer.Deserialize<ImportReport>(text)!;
}

/// <summary>What taking an import of customers back came to.</summary>
/// <param name="Removed">Customers that are gone.</param>
/// <param name="Restored">Customers that are as they were.</param>
/// <param name="Kept">Customers that somebody has worked on since: they stay as they are.</param>
internal sealed record TakenBackCustomers(int Removed, int Restored, int People, int Kept);
