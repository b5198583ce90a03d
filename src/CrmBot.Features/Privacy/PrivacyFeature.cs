using CrmBot.Features.Customers;
using CrmBot.Features.Help.Asides;
using CrmBot.Features.Privacy.Consent;
using CrmBot.Features.Privacy.Erasing;
using CrmBot.Features.Privacy.Exporting;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Files;
using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CrmBot.Features.Privacy;

/// <summary>
/// What people may ask about their own data: a copy, that it goes, that nobody writes to them. The program adds <see cref="IErasedList"/>.
/// </summary>
public static class PrivacyFeature
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services)
    {
        services.TryAddSingleton<IOlderCopies, NoOlderCopies>();
        return services.AddConsent().AddRequests().AddErasing();
    }

    private static IServiceCollection AddConsent(this IServiceCollection services) => services
        .AddSingleton<IModelPart, PrivacyModel>()
        .AddSingleton<StopContact>()
        .AddSingleton<AllowContact>()
        .AddSingleton<IPhrasePattern, AllowContactPhrase>()
        .AddSingleton<ICardVerb, AllowChosen>()
        .AddSingleton<IProfilePart, OptOutsOnProfile>();

    private static IServiceCollection AddRequests(this IServiceCollection services) => services
        .AddSingleton<SubjectOfFrame>()
        .AddSingleton<PrivacySubject>()
        .AddSingleton<Deciders>()
        .AddSingleton<AskPrivacy>()
        .AddSingleton<IFrameHandler, PrivacyFrames>()
        .AddSingleton<IRecordCard, PrivacyCard>()
        .AddSingleton<ICardVerb, ConfirmRequest>()
        .AddSingleton<ICardVerb, RefuseRequest>()
        .AddSingleton<ITimerHandler, ExpireRequest>()
        .AddSingleton<IAfterUndo, AfterRequestUndo>()
        .AddSingleton<INotice>(new PlainNotice(AskPrivacy.Notice, "privacy", "privacy.why.ask", Urgency.Timely))
        .AddSingleton<INotice>(new PlainNotice(DecideRequest.Notice, "privacy", "privacy.why.answer", Urgency.Timely))
        .AddSingleton<PersonalDataFile>()
        .AddSingleton<IExport>(provider => provider.GetRequiredService<PersonalDataFile>())
        .AddSingleton<ICardVerb, FetchPersonalData>()
        .AddSingleton<IPhraseHandler, ExportOwn>()
        .AddSingleton<IAside, OpenRequests>();

    private static IServiceCollection AddErasing(this IServiceCollection services) => services
        .AddSingleton<IPersonalData, CustomersPersonalData>()
        .AddSingleton<IPersonalData, OutgoingPersonalData>()
        .AddSingleton<ErasePerson>()
        .AddSingleton<EraseAgain>()
        .AddHostedService<EraseConfirmed>();
}
