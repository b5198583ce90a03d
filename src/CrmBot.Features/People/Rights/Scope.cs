namespace CrmBot.Features.People.Rights;

/// <summary>Whose records a role reaches, from narrow to wide. The pool's are everybody's.</summary>
internal static class Scope
{
    public const string None = "none";
    public const string Own = "own";
    public const string Team = "team";

    /// <summary>
    /// The team's, and the customers of the regions the person looks after (华东 has those of 苏州 too) with their tickets.
    /// Deals, leads and contracts go by whose they are: they have no region of their own that a right could ask.
    /// </summary>
    public const string Region = "region";

    public const string All = "all";

    public static readonly IReadOnlyList<string> Known = [None, Own, Team, Region, All];
}
