using CrmBot.Features.People.Leaves;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using CrmBot.Runtime.WorldSnapshot;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CrmBot.Features.People;

/// <summary>Who is who: colleagues, their roles and teams, and how each wants to be addressed.</summary>
public static class PeopleFeature
{
    public static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddSingleton<IModelPart, PeopleModel>()
        .AddSingleton(provider => PeopleOptions.Read(provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<IHostEnvironment>()))

        // who is who
        .AddSingleton<IPersonDirectory, PersonDirectory>()
        .AddSingleton<IDirectory, WhoIsWho>()
        .AddSingleton<IWorldPart, ColleaguesInWorld>()
        .AddSingleton<IAfterUndo, AfterPersonUndo>()

        // people nobody knows yet
        .AddSingleton<Welcome>()
        .AddSingleton<ReceiveNewcomer>()
        .AddSingleton<PickDemoPerson>()
        .AddSingleton<ICardVerb>(provider => provider.GetRequiredService<PickDemoPerson>())
        .AddSingleton<IPhraseHandler>(provider => provider.GetRequiredService<PickDemoPerson>())
        .AddSingleton<AdmitPeople>()
        .AddSingleton<ICardVerb>(provider => provider.GetRequiredService<AdmitPeople>())
        .AddSingleton<IPhraseHandler>(provider => provider.GetRequiredService<AdmitPeople>())

        // who is away
        .AddSingleton<WriteLeave>()
        .AddSingleton<TellStandIn>()
        .AddSingleton<LeaveCard>()
        .AddSingleton<IRecordCard>(provider => provider.GetRequiredService<LeaveCard>())
        .AddSingleton<TakeLeave>()
        .AddSingleton<IPhrasePattern>(provider => provider.GetRequiredService<TakeLeave>())
        .AddSingleton<IPhraseHandler, ComeBack>()
        .AddSingleton<IPhraseHandler, ShowLeaves>()
        .AddSingleton<IPhraseHandler, AskLeave>()
        .AddSingleton<ICardVerb, ChooseStandIn>()
        .AddSingleton<ICardVerb, EndLeave>()
        .AddSingleton<ICardVerb, EnterLeave>()
        .AddSingleton<IAfterUndo, AfterLeaveUndo>()

        // own settings
        .AddSingleton<IFrameHandler, ChangePreferences>();
}
