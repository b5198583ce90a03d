namespace CrmBot.Teams;

/// <summary>What the host does with an activity that passed every check of §0 up to and including the tenant gate.</summary>
/// <remarks>
/// A singleton: work may outlive its request, so a handler opens what scopes it needs. Duplicates are
/// the handler's to detect (§1.12). An exception that escapes is logged and answered without detail:
/// <c>adaptiveCard/action</c> with an inner 500, anything else with HTTP 500.
/// </remarks>
public interface IActivityHandler
{
    /// <summary>Handles one activity and says what to answer.</summary>
    /// <param name="activity">The activity; it may be kept after the call.</param>
    /// <param name="hostToken">
    /// Cancelled only when the host's time to shut down runs out. A dropped
    /// connection does not cancel it: work once begun completes (§5.9).
    /// </param>
    Task<ActivityAnswer> HandleAsync(Activity activity, CancellationToken hostToken);
}
