namespace CrmBot.Runtime.Turns;

/// <summary>Handles what came in from the messenger: one transaction per activity, the same answer for a repeat.</summary>
public interface ITurnRunner
{
    /// <summary>
    /// Completes when the turn is on disk (or was a repeat, or could not be stored in time). <paramref name="host"/> is the host's token,
    /// never the request's: a dropped connection must not cancel work that is being stored.
    /// </summary>
    Task<TurnAnswer> RunAsync(Inbound inbound, CancellationToken host);
}
