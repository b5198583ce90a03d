namespace CrmBot.Features.Leads;

/// <summary>Where a lead stands. Stored as a number: new states go to the end.</summary>
internal enum LeadState
{
    /// <summary>Somebody's, and not spoken with yet.</summary>
    New,

    /// <summary>Somebody has spoken with the customer.</summary>
    Contacted,

    /// <summary>Wants to buy some day; kept warm.</summary>
    Nurturing,

    /// <summary>Need, money and people are known: worth an offer.</summary>
    Qualified,

    /// <summary>Became a deal. Settled.</summary>
    Converted,

    /// <summary>Came to nothing. Settled.</summary>
    Closed,

    /// <summary>Nobody's: whoever has time takes it.</summary>
    InPool,
}

/// <summary>What may follow what.</summary>
internal static class LeadStates
{
    public static bool IsOpen(LeadState state) => state is not (LeadState.Converted or LeadState.Closed);

    /// <summary>
    /// Moves a person may make. A lead leaves the pool by getting an owner, never by a move; a settled one is reopened as contacted.
    /// </summary>
    public static bool MayMove(LeadState from, LeadState to) => (from, to) switch
    {
        (_, LeadState.New or LeadState.InPool) => false,
        (LeadState.InPool, _) => to == LeadState.Closed,
        (LeadState.Converted or LeadState.Closed, _) => to == LeadState.Contacted,
        _ => from != to,
    };

    /// <summary>The part of a key of the word files: new, contacted, ... inPool.</summary>
    public static string Word(LeadState state) => char.ToLowerInvariant(state.ToString()[0]) + state.ToString()[1..];
}
