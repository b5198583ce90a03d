using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Notices;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Runtime.Outbox;

/// <summary>The singletons behind every <see cref="OutboxWriter"/>.</summary>
internal sealed class OutboxParts(
    IReplyRenderer renderer, IDirectory directory, OutboxLanes lanes, OutboxInstance instance, IServiceProvider services)
{
    public IReplyRenderer Renderer { get; } = renderer;

    public IDirectory Directory { get; } = directory;

    public OutboxLanes Lanes { get; } = lanes;

    public OutboxInstance Instance { get; } = instance;

    /// <summary>Through which everything goes that is no answer; null where only the outbox itself is run.</summary>
    public NoticeGate? Gate { get; } = services.GetService<NoticeGate>();

    public static OutboxParts Of(UnitOfWork work) =>
        work.Services?.GetRequiredService<OutboxParts>()
            ?? throw new InvalidOperationException("This unit of work was made without services.");

    /// <summary>For whom a posted card is drawn again; null when its place is forgotten.</summary>
    public async Task<CardView?> ViewAsync(ReadView view, CardCopy copy, CancellationToken cancellationToken)
    {
        var place = copy.PlaceKey.StartsWith(OpenDirectChat.Lane, StringComparison.Ordinal)
            ? OpenDirectChat.NotYet(copy.PlaceKey[OpenDirectChat.Lane.Length..])
            : (await PlaceBook.FindAsync(view, copy.PlaceKey))?.Place;
        if (place is null) return null;
        var viewer = copy.Person is { } person ? await Directory.FindAsync(view, person, cancellationToken) : null;
        return new CardView(place, viewer?.Locale ?? copy.Locale, viewer?.Zone ?? TimeZones.Find(copy.Zone), viewer);
    }
}
