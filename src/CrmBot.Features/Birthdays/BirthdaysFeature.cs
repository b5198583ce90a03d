using CrmBot.Features.Demo;
using CrmBot.Features.Rounds;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Birthdays;

/// <summary>Birthdays of customers' people: told of three days ahead and on the day, so that nobody is forgotten.</summary>
public static class BirthdaysFeature
{
    public static IServiceCollection AddBirthdays(this IServiceCollection services) => services
        .AddSingleton<IModelPart, BirthdaysModel>()
        .AddRound<BirthdayRound>()
        .AddSingleton<INotice>(new PlainNotice(BirthdayRound.Notice, "customer", "birthday.why", FollowsStandIn: true))
        .AddSingleton<IRecordCard, BirthdayListCard>()
        .AddSingleton<GreetContact>()
        .AddSingleton<ICardVerb, WriteWish>()
        .AddSingleton<ICardVerb, SendWish>()
        .AddSingleton<ICardVerb, WishedMyself>()
        .AddSingleton<IPhraseHandler, BirthdaysSoon>()
        .AddSingleton<IPhraseHandler, BirthdaysThisWeek>()
        .AddSingleton<IPhraseHandler, BirthdaysThisMonth>()
        .AddSingleton<IDemoPart, BirthdaysInDemo>();
}
