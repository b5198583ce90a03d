using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using CrmBot.Language;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using CrmBot.Tests.TestApp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Tests.Turns;

/// <summary>
/// A feature of nobody's trade, to try the turns with: <c>log</c> stores a note and can correct it, <c>remind</c> stores one and cannot,
/// <c>show</c> reads.
/// </summary>
internal static class NoteFeature
{
    public static IServiceCollection AddNotes(this IServiceCollection services) => services
        .AddSingleton<IReadSentences, ReadJson>()
        .AddSingleton<IFrameHandler, LogNote>()
        .AddSingleton<IFrameHandler, RemindNote>()
        .AddSingleton<IFrameHandler, ShowNotes>()
        .AddSingleton<IRecordCard, NoteCard>()
        .AddSingleton<ICardVerb, FinishNote>()
        .AddSingleton<ICardVerb, RenameNote>()
        .AddSingleton<ICardVerb, LookAtNote>()
        .AddSingleton<ICardVerb, BreakNote>()
        .AddSingleton<IPhraseHandler, PingPhrase>();
}

/// <summary>Reads frames written as JSON; against an open preview also ok, cancel and <c>=</c> followed by the slots to set.</summary>
internal sealed class ReadJson : IReadSentences
{
    public Utterance? Last { get; private set; }

    public Understanding Read(Utterance utterance)
    {
        Last = utterance;
        return new Understanding(Frames(utterance));
    }

    public Understanding ReadAs(Utterance utterance, string intent) => Read(utterance);

    private static List<Frame> Frames(Utterance utterance) => utterance.Text switch
    {
        "ok" when utterance.Preview is not null => [Frame.FromJson(new JsonObject { ["i"] = "patch", ["act"] = "ok" })],
        "cancel" when utterance.Preview is not null => [Frame.FromJson(new JsonObject { ["i"] = "patch", ["act"] = "cancel" })],
        ['=', .. var set] when utterance.Preview is not null =>
            [Frame.FromJson(new JsonObject { ["i"] = "patch", ["set"] = JsonNode.Parse(set) })],
        "undo" => [Frame.FromJson(new JsonObject { ["i"] = "undo", ["ref"] = utterance.ReplyTo is null ? "last" : "reply" })],
        ['{', ..] => [Frame.FromJson(JsonNode.Parse(utterance.Text)!.AsObject())],
        ['[', ..] => [.. JsonNode.Parse(utterance.Text)!.AsArray().Select(frame => Frame.FromJson(frame!.AsObject()))],
        _ => [Frame.FromJson(new JsonObject { ["i"] = "none", ["kind"] = "unknown" })],
    };
}

internal class LogNote : IFrameHandler
{
    private static readonly ConcurrentDictionary<string, (int Now, int Most)> Together = new(StringComparer.Ordinal);

    /// <summary>How many turns with this title were ever handled at the same moment.</summary>
    public static int MostAtOnce(string title) => Together.GetValueOrDefault(title).Most;

    public virtual string Intent => "log";

    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var title = frame.Text("note") ?? "";
        if (title == "refuse") return new Reply.Refuse("turn.nothing_open");
        if (title.StartsWith("together", StringComparison.Ordinal)) await StayAsync(title, cancellationToken);
        if (title == "slow") await Task.Delay(Timeout.Infinite, cancellationToken);
        var note = new Note { Title = title, Body = frame.Text("cust"), OwnerId = turn.Actor.Id };
        turn.Db.Add(note);
        if (title == "refuse late") return new Reply.Refuse("turn.nothing_open");
        turn.Memory.LastSubject = frame.Text("cust");
        if (title == "boom") throw new InvalidOperationException("The handler of the test fails.");
        return new Reply.OfRecord(new RecordRef("note", note.Id));
    }

    private static async Task StayAsync(string title, CancellationToken cancellationToken)
    {
        Together.AddOrUpdate(title, (1, 1), (_, at) => (at.Now + 1, Math.Max(at.Most, at.Now + 1)));
        await Task.Delay(2, cancellationToken);
        Together.AddOrUpdate(title, (0, 0), (_, at) => (at.Now - 1, at.Most));
    }

    public Task<DraftView> DescribeAsync(Turn turn, Frame frame, CancellationToken cancellationToken) =>
        Task.FromResult(new DraftView("draft.title", [new DraftLine("draft.save", $"{frame.Text("cust")}: {frame.Text("note")}")]));

    public virtual async Task<Reply?> CorrectAsync(Turn turn, OpenPreview preview, Frame corrected, CancellationToken cancellationToken)
    {
        var note = (await turn.Db.FindAsync<Note>([preview.Record!.Value.Id], cancellationToken))!;
        note.Title = corrected.Text("note") ?? "";
        return new Reply.OfRecord(preview.Record.Value);
    }
}

/// <summary>As <see cref="LogNote"/>, but its records cannot be corrected in place.</summary>
internal sealed class RemindNote : LogNote
{
    public override string Intent => "remind";

    public override Task<Reply?> CorrectAsync(Turn turn, OpenPreview preview, Frame corrected, CancellationToken cancellationToken) =>
        Task.FromResult<Reply?>(null);
}

internal sealed class ShowNotes : IFrameHandler
{
    public string Intent => "show";

    private static int counted;

    /// <summary>How often a question about "counted" was worked out.</summary>
    public static int Counted => Volatile.Read(ref counted);

    public bool ReadsMuch(Frame frame) => frame.Is("cust", "endless") || frame.Is("cust", "counted");

    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (frame.Is("cust", "counted")) Interlocked.Increment(ref counted);
        if (frame.Is("cust", "counted")) return new Reply.Say("turn.hello");
        if (frame.Is("cust", "endless")) await Task.Delay(Timeout.Infinite, cancellationToken);
        var title = frame.Text("cust");
        return await turn.Db.Set<Note>().FirstOrDefaultAsync(note => note.Title == title, cancellationToken) is { } found
            ? new Reply.OfRecord(new RecordRef("note", found.Id))
            : new Reply.Refuse("turn.nothing_open");
    }
}

/// <summary>Title and state; in a group no title.</summary>
internal sealed class NoteCard : IRecordCard
{
    public string Kind => "note";

    public async Task<CardContent?> RenderAsync(ReadView view, Guid id, CardView cardView, CancellationToken cancellationToken)
    {
        if (await view.Db.FindAsync<Note>([id], cancellationToken) is not { } note) return null;
        var title = cardView.Viewer is null ? "***" : note.Title;
        return new CardContent("text-answer", new JsonObject { ["lines"] = new JsonArray(title, note.State.ToString(),
            note.Version.ToString(System.Globalization.CultureInfo.InvariantCulture)) }, "common.summary");
    }
}

internal abstract class NoteVerb : ICardVerb
{
    public abstract string Verb { get; }

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (action.Record is not { } record || await turn.Db.FindAsync<Note>([record.Id], cancellationToken) is not { } note)
            return new Reply.Refuse("turn.nothing_open");
        return Act(note, action) ?? new Reply.OfRecord(record);
    }

    protected abstract Reply? Act(Note note, CardAction action);
}

internal sealed class FinishNote : NoteVerb
{
    public override string Verb => "note.done";

    protected override Reply? Act(Note note, CardAction action)
    {
        note.State = NoteState.Done;
        note.Amount++;
        return null;
    }
}

internal sealed class RenameNote : NoteVerb
{
    public override string Verb => "note.rename";

    protected override Reply? Act(Note note, CardAction action)
    {
        if (action.Text("title") is not { Length: > 0 and < 50 } title) return new Reply.Refuse("draft.not_understood");
        note.Title = title;
        return null;
    }
}

internal sealed class BreakNote : NoteVerb
{
    public override string Verb => "note.break";

    protected override Reply? Act(Note note, CardAction action) => throw new InvalidOperationException("The verb of the test fails.");
}

internal sealed class LookAtNote : ICardVerb
{
    public string Verb => "note.look";

    public bool IsRead => true;

    public Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken) =>
        Task.FromResult<Reply>(new Reply.Say("turn.hello"));
}

internal sealed class PingPhrase : IPhraseHandler
{
    public string Name => "switch_person";

    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) => Task.FromResult<Reply>(new Reply.Say("turn.hello"));
}

/// <summary>Two colleagues; everybody else is unknown.</summary>
internal sealed class TwoPeople : IDirectory
{
    public static Actor Lin { get; } = Person("小林", "zh-CN");

    public static Actor Ann { get; } = Person("Ann", "en-US");

    public Task<Actor?> FindAsync(ReadView view, string directoryId, CancellationToken cancellationToken) =>
        Task.FromResult(new[] { Lin, Ann }.FirstOrDefault(person => person.DirectoryId == directoryId));

    public Task<Actor?> FindAsync(ReadView view, Guid personId, CancellationToken cancellationToken) =>
        Task.FromResult(new[] { Lin, Ann }.FirstOrDefault(person => person.Id == personId));

    public Task<Reply> GreetUnknownAsync(Turn turn, CancellationToken cancellationToken) =>
        Task.FromResult<Reply>(new Reply.Say("turn.hello"));

    public Task<Reply?> ActAsUnknownAsync(Turn turn, CardAction action, CancellationToken cancellationToken) =>
        Task.FromResult<Reply?>(action.Verb == "people.pick" ? new Reply.Say("turn.ok") : null);

    private static Actor Person(string name, string locale) =>
        new(Guid.CreateVersion7(), name, "rep", "华东", locale, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), $"aad-{name}");
}
