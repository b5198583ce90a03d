using System.Text.Json.Nodes;
using CrmBot.Language;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Undo;

namespace CrmBot.Runtime.Turns;

/// <summary>Turns people away from what is not for them, before anything is looked up or asked for it. Features add theirs.</summary>
public interface ITurnGate
{
    /// <summary>Null lets the person pass.</summary>
    /// <param name="asked">The intent, the verb of a button, <c>phrase:</c> and
    /// the name of a phrase, or <c>form:</c> and the name of a form.</param>
    Reply.Refuse? Refusal(Actor actor, string asked);
}

/// <summary>
/// Answers one intent of the language contract. Registered once per intent; two handlers for one intent stop the start.
/// </summary>
public interface IFrameHandler
{
    /// <summary>Intent name, e.g. <c>log</c>.</summary>
    string Intent { get; }

    /// <summary>
    /// Does what the frame says and answers. A write frame arrives here only when nothing blocks it (no blocking ask, no pending
    /// confirm or resolve, or the person has pressed save); the reply of a write is the record's preview card with change and undo.
    /// </summary>
    Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken);

    /// <summary>
    /// True when the answer takes much reading and nothing but reading: on SQLite it is then worked out in a
    /// view of its own, so that nobody's message waits for it. The handler may look things up, add new records,
    /// send and note by the outbox and the audit log, and remember what was talked about; it changes no record.
    /// </summary>
    bool ReadsMuch(Frame frame) => false;

    /// <summary>
    /// True when the handler's own card already asks this question of the frame's <c>ask</c>, with
    /// an input of its own or in its own way: a frame that waits for nothing else comes to <see cref="HandleAsync"/>.
    /// </summary>
    bool AsksOnCard(string code) => false;

    /// <summary>
    /// True when what was inferred and not said (the frame's <c>resolve</c>) is as sure as if
    /// it had been said, and undo takes the write back: then nobody is asked about it first.
    /// </summary>
    Task<bool> IsSureAsync(Turn turn, Frame frame, CancellationToken cancellationToken) => Task.FromResult(false);

    /// <summary>
    /// True when the write weighs more than its words do (a customer with an open deal is given back), or whom
    /// it is about was hardly said: then it is shown and confirmed first, whatever the frame itself is sure of.
    /// </summary>
    Task<bool> MustConfirmAsync(Turn turn, Frame frame, CancellationToken cancellationToken) => Task.FromResult(false);

    /// <summary>
    /// What the frame would do, line by line, for the draft card shown when something must be asked or confirmed first.
    /// Read frames are never asked about here.
    /// </summary>
    Task<DraftView> DescribeAsync(Turn turn, Frame frame, CancellationToken cancellationToken) =>
        Task.FromResult(new DraftView("draft.title", []));

    /// <summary>
    /// Corrects what <paramref name="preview"/> stored (a patch of an already stored preview): <paramref name="corrected"/> is the whole
    /// frame after the change. Null when this handler's records cannot be corrected in place; the runtime then undoes and stores anew.
    /// </summary>
    Task<Reply?> CorrectAsync(Turn turn, OpenPreview preview, Frame corrected, CancellationToken cancellationToken) =>
        Task.FromResult<Reply?>(null);
}

/// <summary>The body of a draft card.</summary>
/// <param name="TitleKey">Key of the word files.</param>
/// <param name="Lines">Label key of the word files, and the user's or the bot's text beside it.</param>
public sealed record DraftView(string TitleKey, IReadOnlyList<DraftLine> Lines)
{
    /// <summary>
    /// Records to choose from when the frame asks which one; the value is put in the slot <c>cust</c> (or the asked slot).
    /// </summary>
    public IReadOnlyList<DraftChoice> Choices { get; init; } = [];

    /// <summary>
    /// Why it cannot be carried out at all, said in place of the draft: nobody confirms something to be refused it. Null when it can be.
    /// </summary>
    public Reply? Refusal { get; init; }

    /// <summary>Key of what is asked before it is carried out; null for the usual words.</summary>
    public string? AskKey { get; init; }

    /// <summary>Key of the button that carries it out, where "save" would not say what happens.</summary>
    public string? GoKey { get; init; }
}

public sealed record DraftLine(string LabelKey, string Text);

/// <param name="Slot">Slot of the frame that the choice fills.</param>
/// <param name="Value">What is put there.</param>
public sealed record DraftChoice(string Label, string Slot, JsonNode Value);

/// <summary>A click, with the card it came from.</summary>
/// <param name="Data">The action's data with the inputs merged: client-controlled,
/// so ids in it are looked up and rights checked anew.</param>
/// <param name="Record">The record the card's button names, if any.</param>
/// <param name="Revision">The record's version when that card was drawn; 0 when the card carries none.</param>
public sealed record CardAction(string Verb, JsonObject Data, RecordRef? Record, int Revision)
{
    /// <summary>An input or data value as text; null when missing or not a plain value.</summary>
    public string? Text(string name) => Data[name] is JsonValue value
        ? value.TryGetValue<string>(out var text) ? text : value.ToJsonString()
        : null;
}

/// <summary>
/// Answers one card button. The runtime has already made sure that the click is new: a repeated or stale click never gets here,
/// it is answered with the current state.
/// </summary>
public interface ICardVerb
{
    /// <summary>The button's verb, e.g. <c>reminder.done</c>.</summary>
    string Verb { get; }

    /// <summary>True when the click only shows something: it may be repeated and works on stale cards.</summary>
    bool IsRead => false;

    /// <summary>
    /// True of a button that only shows something and reads much for it, as <see cref="IFrameHandler.ReadsMuch"/>:
    /// pages of lists, the records behind a number.
    /// </summary>
    bool ReadsMuch => false;

    /// <summary>
    /// True when the handler itself compares with what is stored: it is called for a click on an old card too, and says what happened in
    /// between (who was first, and when).
    /// </summary>
    bool JudgesOldCards => false;

    Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken);
}

/// <summary>
/// Sentences that the language contract has no frame for, matched exactly (after folding width, case, script and punctuation) before
/// the parser. The phrases themselves are words: <c>phrases.{Name}</c> in every file of <c>cards/text</c>, several parted by <c>|</c>; each
/// counts whatever language the person has chosen.
/// </summary>
public interface IPhraseHandler
{
    /// <summary>Under which key of the words the phrases stand.</summary>
    string Name { get; }

    /// <summary>False when this installation does not offer it: the phrases are then read like any other sentence.</summary>
    bool IsOffered => true;

    /// <inheritdoc cref="IFrameHandler.ReadsMuch"/>
    bool ReadsMuch => false;

    Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken);
}

/// <summary>Learns that a turn's records were put back, to derive timers, search terms and the parser's world again.</summary>
public interface IAfterUndo
{
    string Kind { get; }

    /// <param name="id">A record that was restored, or removed because the turn had created it.</param>
    Task RestoredAsync(UnitOfWork work, Guid id, CancellationToken cancellationToken);

    /// <summary>
    /// What the person should know beside "taken back": shown below that. Asked when everything is restored; null for nothing.
    /// </summary>
    Task<Reply?> ExplainAsync(UnitOfWork work, UndoneRecord undone, string locale, CancellationToken cancellationToken) =>
        Task.FromResult<Reply?>(null);
}

/// <summary>Learns that the bot or people came to or left a place.</summary>
public interface IPlaceListener
{
    Task<Reply> ChangedAsync(Turn turn, PlaceChanged change, CancellationToken cancellationToken);
}
