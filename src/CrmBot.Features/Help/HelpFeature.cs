using CrmBot.Features.Help.Asides;
using CrmBot.Runtime.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Help;

/// <summary>What one can say, small talk, and what happens with sentences nobody understands.</summary>
public static class HelpFeature
{
    public static IServiceCollection AddHelp(this IServiceCollection services) => services
        .AddSingleton<ExplainUse>()
        .AddSingleton<IFrameHandler>(provider => provider.GetRequiredService<ExplainUse>())
        .AddSingleton<ICardVerb>(provider => provider.GetRequiredService<ExplainUse>())
        .AddSingleton<AnswerAside>()
        .AddSingleton<SayUnknown>()
        .AddSingleton<IFrameHandler, AnswerOther>()
        .AddSingleton<ICardVerb, TakeShortcut>()
        .AddSingleton<ICardVerb, KeepAsNote>()
        .AddSingleton<IPhraseHandler, ReviewUnread>()
        .AddSingleton<TellWhy>()
        .AddSingleton<IFrameHandler>(provider => provider.GetRequiredService<TellWhy>())
        .AddSingleton<IPhraseHandler>(provider => provider.GetRequiredService<TellWhy>())
        .AddSingleton<IPhraseHandler, TellWhyThis>();
}
