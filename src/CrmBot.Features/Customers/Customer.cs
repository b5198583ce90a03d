using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Customers;

/// <summary>One company (or person) we sell to or want to sell to. Several customers may share a name: they are told apart by id.</summary>
[RecordKind("customer")]
internal sealed class Customer : Record, IHasBudget
{
    public const int NameLength = 120;
    public const int NeedLength = 1000;

    /// <summary>The name people use, as typed.</summary>
    public required string Name { get; set; }

    /// <summary>The name without region, legal form, case and punctuation: equal keys are probably one customer.</summary>
    public required string NameKey { get; set; }

    public string AliasText { get; private set; } = "";

    public string? Industry { get; set; }

    public string? Region { get; set; }

    public string? Address { get; set; }

    /// <summary>The person who looks after this customer; null means the pool.</summary>
    public Guid? OwnerId { get; set; }

    /// <summary>A, B or C.</summary>
    public string? Grade { get; set; }

    /// <summary>World code of the value tier: core, key, normal.</summary>
    public string? Tier { get; set; }

    /// <summary>World code of how far things are: lead, qualified, ... won, lost.</summary>
    public string Stage { get; set; } = "lead";

    /// <summary>World code of where the customer came from.</summary>
    public string? Source { get; set; }

    /// <summary>What the customer wants.</summary>
    public string? Need { get; set; }

    /// <summary>How soon, as an ISO 8601 duration.</summary>
    public string? Within { get; set; }

    /// <summary>Lower bound of the budget in minor units; equal to <see cref="BudgetMax"/> for a single amount.</summary>
    public long? BudgetMin { get; set; }

    public long? BudgetMax { get; set; }

    /// <summary>ISO currency of the budget.</summary>
    public string? BudgetCurrency { get; set; }

    /// <summary>The speaker said "about".</summary>
    public bool BudgetIsApproximate { get; set; }

    /// <summary>The customer who recommended us.</summary>
    public Guid? ReferrerId { get; set; }

    /// <summary>The customer that this one turned out to be; null for a customer of its own.</summary>
    public Guid? MergedIntoId { get; set; }

    /// <summary>Names of the files that came with the first message.</summary>
    public string AttachmentText { get; private set; } = "";

    /// <summary>Business time, Unix milliseconds.</summary>
    public long CreatedAt { get; init; }

    public Guid? CreatedBy { get; init; }

    /// <summary>When something about this customer last changed, in any of its records. Business time, Unix milliseconds.</summary>
    public long ChangedAt { get; set; }

    /// <summary>How often something about this customer changed: what makes its cards be drawn anew.</summary>
    public int Changes { get; set; }

    public IReadOnlyList<string> Aliases
    {
        get => WordList.Read(AliasText);
        set => AliasText = WordList.Write(value);
    }

    public IReadOnlyList<string> Attachments
    {
        get => WordList.Read(AttachmentText);
        set => AttachmentText = WordList.Write(value);
    }
}
