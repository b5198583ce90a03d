using CrmBot.Runtime.Events;
using CrmBot.Runtime.Seeing;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Hooks;

/// <summary>Whether web hooks are reached, on the operator's card; nothing where there are none.</summary>
internal sealed class HooksOnStatus(HookList hooks) : IOperatorFact
{
    public int Order => 35;

    public async Task<OperatorFact?> TellAsync(ReadView view, CancellationToken cancellationToken)
    {
        if (hooks.Hooks.Count == 0) return null;
        var all = await EventTrouble.ReadAsync(view, cancellationToken);
        var (dead, failing) = (all.Sum(one => one.Dead),
            all.Count(one => one.Failure is not null && hooks.Hooks.Any(hook => hook.Id == one.Name)));
        return dead == 0 && failing == 0
            ? new("status.label.hooks", new Reply.Say("status.hooks.fine", ("count", hooks.Hooks.Count)))
            : new("status.label.hooks", new Reply.Say("status.hooks.trouble", ("failing", failing), ("dead", dead))) { IsTrouble = true };
    }
}
