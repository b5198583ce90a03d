using CrmBot.Runtime.Erasing;
using CrmBot.Runtime.Events;
using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;
using CrmBot.Runtime.Undo;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Runtime;

/// <summary>
/// Adds the runtime to a host. The program adds the store, the audit log with its keys, the message channel and the features.
/// </summary>
public static class RuntimeServices
{
    public static IServiceCollection AddRuntime(this IServiceCollection services) => services
        .AddSingleton<Policy>()
        .AddHostedService<ReturnFreePages>()
        .AddOutbox()
        .AddTimers()
        .AddUndo()
        .AddErasing()
        .AddNotices()
        .AddEvents()
        .AddTurns();
}
