using CrmBot.Runtime.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Rules;

/// <summary>Rules in words; the features whose rules they are bring them.</summary>
public static class RulesFeature
{
    public static IServiceCollection AddRules(this IServiceCollection services) => services.AddSingleton<IFrameHandler, ChangeRules>();
}
