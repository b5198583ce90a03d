using CrmBot.Runtime.Store;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.People;

/// <summary>Who is who: colleagues, their roles and teams, and how each wants to be addressed.</summary>
public static class PeopleFeature
{
    public static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddSingleton<IModelPart, PeopleModel>();
}
