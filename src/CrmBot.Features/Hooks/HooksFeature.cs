using CrmBot.Features.Api;
using CrmBot.Runtime.Events;
using CrmBot.Runtime.Seeing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CrmBot.Features.Hooks;

/// <summary>The configured web hooks.</summary>
internal sealed record HookList(IReadOnlyList<WebHook> Hooks);

/// <summary>
/// Tells other programs what happens, by calling them: signed, in order, at least once. Off until <c>Hooks</c> is configured.
/// </summary>
public static class HooksFeature
{
    public static IServiceCollection AddHooks(this IServiceCollection services) => services
        .AddSingleton(
            provider => HookSettings.Read(provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<IHostEnvironment>()))
        .AddSingleton(provider => new HookList(
            WebHook.ReadAll(provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<HookSettings>().MayBePlain)))
        .AddSingleton<CallHook>()
        .AddSingleton(provider => new EventReaderList(
            [.. provider.GetRequiredService<HookList>().Hooks
                .Select(hook => new HookReader(hook, provider.GetRequiredService<CallHook>()))]))
        .AddSingleton(provider =>
            new EventsWanted(provider.GetRequiredService<ApiKeys>().Any || provider.GetRequiredService<HookList>().Hooks.Count > 0))
        .AddSingleton<IOperatorFact, HooksOnStatus>();
}
