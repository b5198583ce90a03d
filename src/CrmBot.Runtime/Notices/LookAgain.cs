using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Notices;

/// <summary>
/// Somebody lives by another clock or wants quiet at other times: what waits for them is judged anew at once, and waits on or comes.
/// </summary>
public static class LookAgain
{
    public static async Task AtHeldAsync(UnitOfWork work, Guid person, CancellationToken cancellationToken)
    {
        await HeldNotices.DeferAllAsync(work, person, work.Now);
        await HeldNotices.PlanAsync(work, person, cancellationToken);
    }
}
