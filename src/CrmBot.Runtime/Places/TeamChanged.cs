using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Runtime.Places;

/// <summary>A whole team or one of its channels was closed or opened again: nothing is posted there in between.</summary>
/// <param name="Channel">The channel, as the messenger names it; null for all of the team.</param>
/// <param name="State">What its places are from now on.</param>
public sealed record TeamChanged(string? ActivityId, Sender Sender, Place Place, string Team, string? Channel, PlaceState State)
    : Inbound(ActivityId, Sender, Place)
{
    private const string Close = "UPDATE place SET state = $1 WHERE team_id = $2 AND state IN (0, 4)";

    // Places from which the bot was removed, or in which it is blocked, stay so.
    private const string Open = "UPDATE place SET state = $1 WHERE team_id = $2 AND state IN (3, 4)";

    /// <inheritdoc/>
    public override bool TellsPlace => false;

    internal Task StoreAsync(UnitOfWork work)
    {
        var change = State == PlaceState.Active ? Open : Close;
        return Channel is null
            ? work.Sql.ExecuteAsync(change, State, Team)
            : work.Sql.ExecuteAsync(change + " AND team_channel_id = $3", State, Team, Channel);
    }
}
