using CrmBot.Runtime.Places;
using CrmBot.Runtime.Turns;
using CrmBot.Teams;

namespace CrmBot.Bridge;

/// <summary>Who sent an activity and where, in the runtime's words.</summary>
internal static class ReadActivity
{
    // Two people's own chat: Teams calls it personal too, but the bot is no part of it and two people read there.
    private const string BetweenPeople = "@unq.gbl.spaces";

    public static Sender Sender(this Activity activity) =>
        Sender(activity.From) with { Locale = activity.Locale, TimeZone = activity.LocalTimezone ?? activity.ClientTimezone };

    public static Sender Sender(this ChannelAccount account) =>
        new(account.AadObjectId ?? account.Id, account.Id, account.Name, null, null);

    public static Place Place(this Activity activity)
    {
        var conversation = activity.Conversation.Id;
        return new Place(
            PlaceKeys.Of(activity.TenantId, conversation), Scope(activity), activity.ChannelId, activity.ServiceUrl, conversation,
            activity.TenantId,
            activity.ChannelData.TeamId, activity.ChannelData.ChannelId, activity.Recipient.Id, activity.Conversation.Name);
    }

    private static PlaceScope Scope(Activity activity) => activity.Conversation.ConversationType switch
    {
        "channel" => PlaceScope.Channel,
        "groupChat" => PlaceScope.GroupChat,
        null when activity.Conversation.IsGroup => PlaceScope.GroupChat,
        _ when activity.Conversation.Id.EndsWith(BetweenPeople, StringComparison.OrdinalIgnoreCase) => PlaceScope.GroupChat,
        _ => PlaceScope.Direct,
    };
}
