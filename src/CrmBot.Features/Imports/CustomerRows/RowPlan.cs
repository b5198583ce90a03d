using CrmBot.Features.Customers;

namespace CrmBot.Features.Imports.CustomerRows;

/// <summary>What becomes of a row.</summary>
internal enum RowKind
{
    /// <summary>It opens a customer.</summary>
    New,

    /// <summary>It says more about a customer that an earlier row of the same table opened.</summary>
    Joined,

    /// <summary>It adds to a customer we had.</summary>
    Updated,

    /// <summary>It says what an earlier row said, word for word.</summary>
    Repeated,

    /// <summary>We knew all of it.</summary>
    Unchanged,

    /// <summary>It cannot be taken in.</summary>
    Bad,
}

/// <summary>One thing that a row adds.</summary>
internal abstract record RowChange
{
    public sealed record Fill(string Fact, string Value) : RowChange;

    public sealed record AddContact(string Name, string? Title) : RowChange;

    public sealed record SetTitle(string Contact, string Title) : RowChange;

    /// <param name="Contact">Whose it is; null for the company's own.</param>
    public sealed record AddMethod(string? Contact, MethodKind Kind, string Value) : RowChange;

    public sealed record AddTag(string Name) : RowChange;

    public sealed record AddTalk(Guid Id, SaidTalk Talk) : RowChange;
}

/// <summary>What becomes of a row, worked out before anything is stored.</summary>
/// <param name="CustomerId">The customer it is about; for a new one the id it will have.</param>
/// <param name="Owner">Of a new customer.</param>
internal sealed record RowPlan(
    CustomerRow Row, RowKind Kind, Guid CustomerId, Guid? Owner, IReadOnlyList<RowChange> Changes, IReadOnlyList<RowIssue> Issues);
