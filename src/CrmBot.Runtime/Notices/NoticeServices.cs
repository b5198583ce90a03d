using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Runtime.Notices;

internal static class NoticeServices
{
    /// <summary>
    /// The gate for cards of the bot's own accord. The features add their <see cref="INotice"/>s and the <see cref="INoticePreferences"/>.
    /// </summary>
    public static IServiceCollection AddNotices(this IServiceCollection services) => services
        .AddSingleton<NoticeList>()
        .AddSingleton<NoticeGate>()
        .AddSingleton(provider => new NoticeWhy(provider.GetRequiredService<NoticeList>(), provider.GetRequiredService<IPostedCards>()))
        .AddSingleton<NoticeTermsOf>()
        .AddSingleton(ReleaseNotices.Batch)
        .AddSingleton<ITimerHandler, ReleaseNotices>()
        .AddSingleton<ICardVerb, OpenNotice>()
        .AddSingleton<ICardVerb, TellNoticeWhy>();
}
