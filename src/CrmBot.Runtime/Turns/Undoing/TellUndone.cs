using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Turns.Drafts;
using CrmBot.Runtime.Undo;

namespace CrmBot.Runtime.Turns.Undoing;

/// <summary>Says what came of an undo, naming what was changed since and therefore stayed.</summary>
internal sealed class TellUndone(CardLibrary library, ClosedCards closed, IEnumerable<INameUndone> namers)
{
    private readonly Dictionary<string, INameUndone> namers = namers.ToDictionary(namer => namer.Kind, StringComparer.Ordinal);

    public static Reply Refusal(UndoOutcome outcome) =>
        new Reply.Refuse(outcome is not UndoOutcome.Refused refused ? "turn.nothing_to_undo" : refused.Reason switch
        {
            UndoRefusal.AlreadyUndone => "turn.undone_before",
            UndoRefusal.TooLate => "turn.undo_late",
            UndoRefusal.NotYours => "turn.undo_foreign",
            _ => "turn.nothing_to_undo",
        });

    /// <summary>
    /// A sentence after a sentence; after a click a card that takes the place of the clicked one, with what it still shows.
    /// </summary>
    /// <param name="said">What was said for what is undone, if anything was.</param>
    public async Task<Reply> DoneAsync(
        Turn turn, IReadOnlyList<UndoOutcome> outcomes, string? said, CancellationToken cancellationToken)
    {
        var notes = outcomes.OfType<UndoOutcome.Done>().SelectMany(done => done.Notes).ToList();
        var told = await ToldAsync(turn, outcomes, said, cancellationToken);
        return notes.Count == 0 ? told : new Reply.Several([told, .. notes]);
    }

    private async Task<Reply> ToldAsync(
        Turn turn, IReadOnlyList<UndoOutcome> outcomes, string? said, CancellationToken cancellationToken)
    {
        var records = outcomes.OfType<UndoOutcome.Done>().SelectMany(done => done.Records).ToList();
        var kept = records.Where(record => record.Effect == UndoEffect.Kept || record.KeptFields.Count > 0).ToList();
        var isNothing = records.Count > 0 && records.TrueForAll(record => record.Effect == UndoEffect.Kept);
        if (turn.Text is not null && kept.Count == 0) return await SaidAsync(turn, records, said, cancellationToken);
        if (turn.Text is not null) return isNothing ? new Reply.Say("turn.undone_none") : Partly(turn, kept);

        var left = LeftOn(turn, records);
        // What stands below is still there: only the change to it is gone.
        var head = kept.Count == 0 ? closed.Of(turn.Locale, left.Count == 0 ? "turn.undone" : "turn.undone_change")
            : isNothing ? closed.Of(turn.Locale, "turn.undone_none") : Partly(turn, kept);
        return left.Count == 0 ? head : new Reply.Several([head, .. left]);
    }

    // What a record is called stands in the words under records.<kind>; parts of other records have no name of their own.
    private async Task<Reply.Say> SaidAsync(
        Turn turn, List<UndoneRecord> records, string? said, CancellationToken cancellationToken)
    {
        var kinds = records.GroupBy(NameKey).Where(kind => library.HasWords(kind.Key)).ToList();
        // a deal touches its customer too, which says nothing
        if (kinds.Count > 1) kinds.RemoveAll(kind => kind.Key.StartsWith(Changes, StringComparison.Ordinal));
        List<string> names = [];
        foreach (var kind in kinds) names.Add(await NamedAsync(turn, kind.Key, [.. kind], cancellationToken));
        var what = string.Join(library.Words(turn.Locale, "common.list_separator"), names);
        return (said, names.Count) switch
        {
            (null, 0) => new Reply.Say("turn.undone"),
            (null, _) => new Reply.Say("turn.undone_what", ("what", what)),
            (_, 0) => new Reply.Say("turn.undone_said", ("said", said)),
            _ => new Reply.Say("turn.undone_said_what", ("said", said), ("what", what)),
        };
    }

    // Which one it was; of several of a kind the kind says it.
    private async Task<string> NamedAsync(Turn turn, string key, List<UndoneRecord> records, CancellationToken cancellationToken)
    {
        var kind = library.Words(turn.Locale, key);
        if (turn.Place.IsGroup || records is not [var only] || !namers.TryGetValue(only.Record.Kind, out var namer)) return kind;
        return await namer.NameAsync(turn.Work, only, turn.Locale, cancellationToken) is { Length: > 0 } name
            ? library.Words(turn.Locale, "turn.undone_named", ("kind", kind), ("name", name)) : kind;
    }

    private const string Changes = "records.changed.";

    // What was there before is not gone: only its changes are.
    private string NameKey(UndoneRecord record) =>
        record.Effect != UndoEffect.Removed && library.HasWords($"{Changes}{record.Record.Kind}")
            ? $"{Changes}{record.Record.Kind}"
            : $"records.{record.Record.Kind}";

    private static List<Reply> LeftOn(Turn turn, List<UndoneRecord> records)
    {
        var removed = records.Where(record => record.Effect == UndoEffect.Removed).Select(record => record.Record).ToHashSet();
        return turn.Card is null
            ? []
            : [.. ReplyParts.Of(ReplyJson.Read(turn.Card.Source), turn.Place.IsGroup)
                .Where(part => part is Reply.OfRecord one && !removed.Contains(one.Record))];
    }

    private Reply.Card Partly(Turn turn, List<UndoneRecord> kept) => new("undone", new JsonObject
    {
        ["say"] = new JsonObject { ["title"] = library.Words(turn.Locale, "turn.undone_partly") },
        ["kept"] = new JsonArray([.. kept.SelectMany(record => Names(turn.Locale, record)).Distinct()
            .Select(name => (JsonNode)new JsonObject { ["text"] = name })]),
    });

    // Features name their fields in the words under fields.<kind>.<Property>.
    private IEnumerable<string> Names(string locale, UndoneRecord record)
    {
        var keys = record.KeptFields.Select(field => $"fields.{record.Record.Kind}.{field}").Where(library.HasWords).ToList();
        return keys.Count > 0 ? keys.Select(key => library.Words(locale, key)) : [library.Words(locale, "turn.kept_some")];
    }
}
