using CrmBot.Runtime.People;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Outbox;

/// <summary>Finds a person's direct chat when their message leaves, opening it when there is none yet.</summary>
internal sealed class OpenDirectChat(IStore store, IMessageChannel channel, IDirectory directory, IEnumerable<IInstallApp> installers)
{
    /// <summary>Lanes of chats that are not open yet begin so; the directory id follows.</summary>
    public const string Lane = "person:";

    private readonly IInstallApp? installer = installers.FirstOrDefault();

    /// <summary>Stands for a chat that will be opened when the message leaves.</summary>
    public static Place NotYet(string directoryId) => new(Lane + directoryId, PlaceScope.Direct, "", "", "", null, null, null, "");

    /// <summary>The directory id behind such a place; null for a chat that is open.</summary>
    public static string? PersonOf(Place place) => place.Key.StartsWith(Lane, StringComparison.Ordinal) ? place.Key[Lane.Length..] : null;

    /// <summary>
    /// The person's chat; where it is not open yet, what stands for it, with the service and tenant it will be opened in.
    /// </summary>
    public async Task<Place> FindAsync(OutboxRow row)
    {
        var (known, home) = await store.ReadAsync((view, _) => LookAsync(view, row), CancellationToken.None);
        return known?.Place ?? NotYet(row.DirectoryId!) with { ServiceUrl = home?.ServiceUrl ?? "", TenantId = home?.TenantId };
    }

    /// <returns>The place, or the report of why there is none.</returns>
    public async Task<(Place? Place, SendReport? Problem)> RunAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        var (known, home) = await store.ReadAsync((view, _) => LookAsync(view, row), cancellationToken);
        if (known is not null) return (known.Place, null);
        if (home is null) return (null, new SendReport(SendFate.NotSent, null, null, "no_service", null));
        var opened = await channel.OpenDirectAsync(home.ServiceUrl, home.TenantId, home.BotId, row.DirectoryId!, cancellationToken);
        var (conversation, problem) = opened.ConversationId is { } there
            ? (there, null)
            : await InstallAsync(row, home, opened.Send, cancellationToken);
        if (conversation is null) return (null, problem);
        var place = new Place(
            PlaceKeys.Of(home.TenantId, conversation), PlaceScope.Direct, home.ChannelId, home.ServiceUrl, conversation, home.TenantId,
            null, null,
            home.BotId);
        await store.WriteAsync(place.Key, (work, token) => RememberAsync(work, place, row, token), cancellationToken);
        return (place, null);
    }

    // The messenger opens no chat with somebody who does not have the app: then they get it first, where that is set up.
    private async Task<(string? Conversation, SendReport? Problem)> InstallAsync(
        OutboxRow row, ServiceHome home, SendReport refused, CancellationToken cancellationToken)
    {
        if (installer is null || refused is not { Fate: SendFate.Rejected, Status: 403 }) return (null, Unopened(refused));
        var report = await installer.InstallForAsync(row.DirectoryId!, cancellationToken);
        if (report.Fate is InstallFate.Installed or InstallFate.Already)
        {
            // The messenger's own answer is better than the directory's: it is the id under which the person will write.
            var opened = await channel.OpenDirectAsync(home.ServiceUrl, home.TenantId, home.BotId, row.DirectoryId!, cancellationToken);
            if ((opened.ConversationId ?? report.ConversationId) is { } conversation) return (conversation, null);
        }

        return report.Fate switch
        {
            InstallFate.Refused => (null, refused with { Code = "install_refused" }),
            _ => (null, new SendReport(SendFate.NotSent, null, null, "install_later", report.RetryAfter)),
        };
    }

    // Opening can be repeated freely: it gives the same conversation.
    private static SendReport Unopened(SendReport report) =>
        report.Fate is SendFate.Ambiguous or SendFate.Accepted
            ? report with { Fate = SendFate.NotSent, Code = report.Code ?? "not_opened" }
            : report;

    private async Task<bool> RememberAsync(UnitOfWork work, Place place, OutboxRow row, CancellationToken cancellationToken)
    {
        var person = row.Person is { } id ? await directory.FindAsync(work, id, cancellationToken) : null;
        var known = new KnownPlace(place, PlaceState.Active, row.DirectoryId, row.Person, row.Locale,
            (person?.Zone ?? Time.TimeZones.China).Id);
        await PlaceBook.RememberAsync(work, known, work.SystemNow);
        return true;
    }

    private async Task<(KnownPlace?, ServiceHome?)> LookAsync(ReadView view, OutboxRow row)
    {
        var known = row.Person is { } person ? await PlaceBook.DirectAsync(view, person) : null;
        return (known, known is null ? await view.Sql.FirstAsync(LastSeen, Read) ?? channel.FirstHome : null);
    }

    // All our people talk to one bot through one service; the place heard from last knows where it is now.
    private const string LastSeen =
        "SELECT channel_id, service_url, tenant_id, bot_id FROM place WHERE state = 0 ORDER BY seen_system_at DESC LIMIT 1";

    private static ServiceHome Read(StoreRow row) => new(row.Text(0), row.Text(1), row.TextOrNull(2), row.Text(3));
}
