namespace CrmBot.Features.Customers;

/// <summary>A person at a new customer, with contact methods in normal form.</summary>
internal sealed record NewContact(string? Name, string? Title)
{
    public IReadOnlyList<string> Aka { get; init; } = [];

    public string? Phone { get; init; }

    public string? Email { get; init; }

    public string? Wechat { get; init; }

    public bool IsEmpty => Name is null && Phone is null && Email is null && Wechat is null;

    public IEnumerable<(MethodKind Kind, string Value)> Methods()
    {
        if (Phone is not null) yield return (MethodKind.Phone, Phone);
        if (Email is not null) yield return (MethodKind.Email, Email);
        if (Wechat is not null) yield return (MethodKind.Wechat, Wechat);
    }
}

/// <summary>What is known of a customer when its file is opened. Texts fit their columns, codes are of the world.</summary>
internal sealed record NewCustomer(string Name)
{
    /// <summary>Under which id it is to be kept; null for a new one.</summary>
    public Guid? Id { get; init; }

    /// <summary>When and by whom it was first written down elsewhere; null for here and now.</summary>
    public (long? At, Guid? By) Created { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];

    public IReadOnlyList<NewContact> Contacts { get; init; } = [];

    public string? Source { get; init; }

    public string? Region { get; init; }

    public string? Industry { get; init; }

    public string? Need { get; init; }

    public string? Within { get; init; }

    public string? Address { get; init; }

    public Budget? Budget { get; init; }

    public string? Grade { get; init; }

    public string? Tier { get; init; }

    public string Stage { get; init; } = "lead";

    public Guid? OwnerId { get; init; }

    public Guid? ReferrerId { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyList<string> Attachments { get; init; } = [];
}
