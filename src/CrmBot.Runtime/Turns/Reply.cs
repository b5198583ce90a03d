using System.Text.Json.Nodes;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Turns;

/// <summary>What a handler says. Text comes from the word files; user text only ever travels as card data.</summary>
public abstract record Reply
{
    /// <summary>Nothing to say.</summary>
    public static readonly Reply Silence = new Silent();

    /// <summary>A card of <c>cards/{Template}.json</c>, filled with <paramref name="Data"/>.</summary>
    /// <param name="Record">The record this card shows: its copies are then
    /// kept current, and replying to the card means this record.</param>
    public sealed record Card(string Template, JsonObject Data, RecordRef? Record = null) : Reply;

    /// <summary>The live card of a record, rendered by its <see cref="Cards.IRecordCard"/> after the turn's changes.</summary>
    public sealed record OfRecord(RecordRef Record) : Reply;

    /// <summary>
    /// A short sentence of ours: a key of the word files and its arguments (never markup). In a click it becomes a toast.
    /// </summary>
    public sealed record Say(string Key, params (string Name, object? Value)[] Arguments) : Reply;

    /// <summary>A no, with its reason. Never posted in a group: it goes to the person alone, or nowhere.</summary>
    public sealed record Refuse(string Key, params (string Name, object? Value)[] Arguments) : Reply;

    /// <summary>Several replies; they become one card.</summary>
    public sealed record Several(IReadOnlyList<Reply> Parts) : Reply;

    /// <summary>The row under what a turn stored: noted, with change and undo. Only the runtime adds it.</summary>
    /// <param name="Until">Business time, Unix milliseconds; a card drawn later leaves the row out.</param>
    /// <param name="Ask">What is still worth asking about it (a code of the language contract), or null.</param>
    internal sealed record Written(Guid Turn, long Until, string? Ask) : Reply
    {
        /// <summary>It can be taken back, but not corrected in words.</summary>
        public bool IsFixed { get; init; }
    }

    /// <summary>
    /// The row under a card that came of the bot's own accord: why it came, and no more of these today. Only the runtime adds it.
    /// </summary>
    /// <param name="Name">Name of the <see cref="Notices.INotice"/>.</param>
    internal sealed record Notice(string Name) : Reply;

    /// <summary>
    /// Somebody whom this concerns: in a group they are named on top of the first post, so that the messenger tells them. Never in a direct
    /// chat, never again in an edit.
    /// </summary>
    public sealed record Mention(Guid Person) : Reply;

    /// <summary>A file offered or handed over; always a message of its own.</summary>
    public sealed record OfFile(Files.FileMessage File) : Reply;

    private sealed record Silent : Reply;
}
