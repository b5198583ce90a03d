using CrmBot.Runtime.People;

namespace CrmBot.Features.Imports.CustomerRows;

/// <summary>For whom a table is taken in, and how it is read.</summary>
/// <param name="Actor">Whose rights hold; null for the operator at the command line, who may everything.</param>
/// <param name="Zone">Where its days and times are meant.</param>
/// <param name="CreateOwners">Owners nobody knows become colleagues, instead of a problem.</param>
internal sealed record ImportScope(Actor? Actor, TimeZoneInfo Zone, bool CreateOwners = false)
{
    public CustomerMapping? Mapping { get; init; }

    /// <summary>World code of where customers come from whose row does not say.</summary>
    public string? Source { get; init; }
}
