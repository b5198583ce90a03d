using CrmBot.Language;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;

namespace CrmBot.Runtime.Turns;

/// <summary>Handling one message or click: who, where, when, and the transaction everything is stored in.</summary>
public sealed class Turn(UnitOfWork work, Actor actor, Place place, ConversationMemory memory, Guid id)
{
    /// <summary>Also the id under which the turn can be undone.</summary>
    public Guid Id { get; } = id;

    public UnitOfWork Work { get; } = work;

    public StoreContext Db => Work.Db;

    public Actor Actor { get; } = actor;

    public Place Place { get; } = place;

    /// <summary>The language of the answer: the person's, also when they have just chosen another.</summary>
    public string Locale { get; set; } = actor.Locale;

    public long Now => Work.Now;

    public DateTime LocalNow => Instants.ToLocal(Now, Actor.Zone);

    /// <summary>What was talked about here by this person: last customer, open preview, last action.</summary>
    public ConversationMemory Memory { get; } = memory;

    /// <summary>The message as typed, without the bot's mention; null in a click.</summary>
    public string? Text { get; init; }

    /// <summary>What the parser made of <see cref="Text"/>; null in a click and for exact phrases.</summary>
    public Understanding? Understood { get; init; }

    /// <summary>The card this message replies to, if any.</summary>
    public RecordRef? RepliesTo { get; init; }

    /// <summary>The card replied to shows what was understood from a sentence, not something the bot sent of its own accord.</summary>
    public bool RepliesToReading => Card is { } card
        && ReplyParts.Of(ReplyJson.Read(card.Source), inGroup: false)
            .Any(part => part is Reply.Written or Reply.Card { Template: "draft" or "unknown" });

    public IReadOnlyList<SentFile> Files { get; init; } = [];

    /// <summary>Where those of <see cref="Files"/> lie that can be fetched.</summary>
    public IReadOnlyList<Files.FileLink> Links { get; init; } = [];

    /// <summary>The card that was clicked or replied to, as it was posted.</summary>
    internal PostedCard? Card { get; set; }
}
