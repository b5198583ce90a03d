using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;
using Microsoft.Extensions.Logging;

namespace CrmBot.Runtime.Outbox;

/// <summary>
/// A message did not reach somebody because they do not have the app: a line in a group where both are tells them so, with a link that
/// opens the bot, and nothing of what it was about. At most once a day for each person.
/// </summary>
internal sealed partial class InviteFromGroup(
    IStore store, IMessageChannel channel, IDirectory directory, Clocks clocks, ILogger<InviteFromGroup> log)
{
    private const int MostLooked = 200, MostAsked = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Looks for a group in the background if the message is one that could not reach a person's chat.</summary>
    public void Consider(OutboxRow row, SendReport report)
    {
        var unreachable = row.DirectoryId is not null
            ? report.Status == 403
            : report.Effect == PlaceEffect.Uninstalled && row.Place is { IsGroup: false };
        if (row is { Kind: RowKind.Post, Person: { } person } && unreachable) _ = Task.Run(() => TryAsync(person));
    }

    private async Task TryAsync(Guid person)
    {
        using var limit = new CancellationTokenSource(Patience, clocks.System);
        try
        {
            await InviteAsync(person, limit.Token);
        }
#pragma warning disable CA1031 // The edge of one job: the next message that does not arrive tries again.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            Log.Failed(log, problem);
        }
    }

    private async Task InviteAsync(Guid person, CancellationToken cancellationToken)
    {
        var today = clocks.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var name = $"invited:{person:N}";
        var (was, directoryId, groups) = await store.ReadAsync(
            async (view, token) => (
                await Settings.FindAsync(view, name, token), (await directory.FindAsync(view, person, token))?.DirectoryId,
                await PlaceBook.GroupsAsync(view, MostLooked)),
            cancellationToken);
        if (was == today || string.IsNullOrEmpty(directoryId)) return;
        var shared = await SharedAsync(groups, directoryId, cancellationToken);
        await store.WriteAsync(
            name,
            async (work, token) =>
            {
                if (await Settings.FindAsync(work, name, token) == today) return false;
                await Settings.SetAsync(work, name, today, token);
                if (shared is not null) await PostAsync(work, shared, person, today, token);
                return true;
            },
            cancellationToken);
    }

    private async Task<KnownPlace?> SharedAsync(List<KnownPlace> groups, string directoryId, CancellationToken cancellationToken)
    {
        foreach (var group in groups.DistinctBy(group => ChannelRoot.Of(group.Place).Key).Take(MostAsked))
        {
            var root = group with { Place = ChannelRoot.Of(group.Place) };
            if (await channel.IsMemberAsync(root.Place, directoryId, cancellationToken)) return root;
        }

        return null;
    }

    private async Task PostAsync(UnitOfWork work, KnownPlace group, Guid person, string today, CancellationToken cancellationToken)
    {
        if (channel.LinkTo(group.Place) is not { } link) return;
        if (await PlaceBook.FindAsync(work, group.Place.Key) is null) await PlaceBook.RememberAsync(work, group, work.SystemNow);
        var line = new Reply.Card("invite", new JsonObject { ["say"] = new JsonObject { ["link"] = link } });
        await work.Outbox.ToPlaceAsync(
            group.Place.Key, new Reply.Several([new Reply.Mention(person), line]), $"invite:{person:N}:{today}", Delivery.AtMostOnce,
            Priority.Notice, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Somebody without the app could not be told so in a group.")]
        public static partial void Failed(ILogger log, Exception problem);
    }
}
