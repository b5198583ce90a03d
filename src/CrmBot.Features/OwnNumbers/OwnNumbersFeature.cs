using CrmBot.Features.Digests;
using CrmBot.Features.Reports;
using CrmBot.Runtime.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.OwnNumbers;

/// <summary>What one person brought about, shown to that person.</summary>
public static class OwnNumbersFeature
{
    public static IServiceCollection AddOwnNumbers(this IServiceCollection services) => services
        .AddSingleton<MakeOwnNumbers>()
        .AddSingleton<IDigestFace, OwnNumbersCard>()
        .AddSingleton<AnswerOwnNumbers>()
        .AddSingleton<IOwnReport>(provider => provider.GetRequiredService<AnswerOwnNumbers>())
        .AddSingleton<IPhraseHandler>(provider => provider.GetRequiredService<AnswerOwnNumbers>())
        .AddSingleton<ICardVerb, ShowOwnNumbers>();
}
