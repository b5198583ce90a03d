using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Leads.Assigning;

/// <summary>
/// Who gets which leads. The first rule whose conditions hold decides; a condition that is left out holds for every lead.
/// </summary>
[RecordKind("assignment_rule")]
internal sealed class AssignmentRule : Record
{
    public const int WordLength = 120;

    /// <summary>Place in the order, from 1.</summary>
    public int Place { get; set; }

    /// <summary>World code; also leads of the regions that lie in it.</summary>
    public string? Region { get; set; }

    /// <summary>World code.</summary>
    public string? Source { get; set; }

    /// <summary>A word that occurs in what the customer wants.</summary>
    public string? Product { get; set; }

    /// <summary>A, B or C.</summary>
    public string? Grade { get; set; }

    /// <summary>Least budget in minor units of the company's currency.</summary>
    public long? BudgetMin { get; set; }

    /// <summary>The team whose people get them.</summary>
    public string? Team { get; set; }

    /// <summary>Only people of this level.</summary>
    public string? Level { get; set; }

    public string PeopleText { get; private set; } = "";

    /// <summary>Business time, Unix milliseconds.</summary>
    public long CreatedAt { get; init; }

    public Guid? CreatedBy { get; init; }

    /// <summary>These people and nobody else; empty for all of the team.</summary>
    public IReadOnlyList<Guid> People
    {
        get => [.. WordList.Read(PeopleText).Select(id => Guid.ParseExact(id, "N"))];
        set => PeopleText = WordList.Write(value.Select(id => id.ToString("N")));
    }

    /// <param name="regionsIn">A region and all that lie in it.</param>
    public bool Fits(Lead lead, string? region, string currency, Func<string, IReadOnlyList<string>> regionsIn) =>
        (Region is null || (region is not null && regionsIn(Region).Contains(region)))
        && (Source is null || lead.Source == Source)
        && (Grade is null || lead.Grade == Grade)
        && (Product is null || $"{lead.Product} {lead.Need}".Contains(Product, StringComparison.OrdinalIgnoreCase))
        && (BudgetMin is not { } least || ((lead.BudgetCurrency ?? currency) == currency && (lead.BudgetMax ?? lead.BudgetMin) >= least));
}
