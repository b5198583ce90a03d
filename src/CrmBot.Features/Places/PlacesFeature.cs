using CrmBot.Runtime.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Places;

/// <summary>The bot introduces itself, once to each person and once in each group, and asks what the group is for.</summary>
public static class PlacesFeature
{
    public static IServiceCollection AddPlaces(this IServiceCollection services) => services
        .AddSingleton<IPlaceListener, GreetPerson>()
        .AddSingleton<PlaceCard>()
        .AddSingleton<SetUpPlace>()
        .AddSingleton<IPlaceListener>(provider => provider.GetRequiredService<SetUpPlace>())
        .AddSingleton<IPhraseHandler>(provider => provider.GetRequiredService<SetUpPlace>())
        .AddSingleton<ICardVerb, SavePlace>();
}
