using CrmBot.Features.Company;
using CrmBot.Features.Tickets;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CrmBot.Features.Outgoing;

/// <summary>Mail and text messages to customers; off until <c>Mail:Host</c> or <c>Sms:Url</c> is configured.</summary>
public static class OutgoingFeature
{
    public static IServiceCollection AddOutgoing(this IServiceCollection services)
    {
        services.TryAddSingleton(new SendingPace());
        return services
            .AddSingleton<IModelPart, OutgoingModel>()
            .AddSingleton<ICarryMessages>(provider => new CarryMail(
                MailSettings.Read(provider.GetRequiredService<IConfiguration>()), provider.GetRequiredService<CompanySettings>()))
            .AddSingleton<ICarryMessages>(provider => new CarrySms(SmsSettings.Read(provider.GetRequiredService<IConfiguration>())))
            .AddSingleton<Carriers>()
            .AddSingleton<ReachCustomer>()
            .AddSingleton(ContactRhythm.MostPerWeek)
            .AddSingleton<ContactRhythm>()
            .AddSingleton<WriteToCustomer>()
            .AddHostedService<SendMessages>()
            .AddSingleton<ITicketListener, TellTicketNews>()
            .AddSingleton<ITicketPart, UnsentOnTicket>()
            .AddSingleton<ICardVerb, SendAgain>()
            .AddSingleton<HeldMessages>()
            .AddSingleton<IPhraseHandler>(provider => provider.GetRequiredService<HeldMessages>())
            .AddSingleton<ICardVerb, ReleaseHeldMessage>()
            .AddSingleton<ICardVerb, DropHeldMessage>();
    }
}
