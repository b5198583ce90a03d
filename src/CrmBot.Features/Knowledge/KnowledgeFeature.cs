using CrmBot.Runtime.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Knowledge;

/// <summary>Knowledge by a question; each feature answers from its own.</summary>
public static class KnowledgeFeature
{
    public static IServiceCollection AddKnowledge(this IServiceCollection services) => services.AddSingleton<IFrameHandler, AskKnowledge>();
}
