using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Feedback;

/// <summary>What people think of the bot's messages.</summary>
public static class FeedbackFeature
{
    public static IServiceCollection AddFeedback(this IServiceCollection services) => services
        .AddSingleton<IFeedbackListener, KeepFeedback>()
        .AddSingleton<INotice>(new PlainNotice("feedback", "feedback", "feedback.why"));
}
