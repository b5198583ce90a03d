using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Events;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Seeing;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Operating;

/// <summary>Draws the operator's card: every fact that somebody registered, and the messages that did not (certainly) arrive.</summary>
internal sealed class StatusCard(
    IEnumerable<IOperatorFact> facts, OutboxView outbox, IPersonDirectory people, Clocks clocks, CardLibrary cards, WhenWords when)
{
    private const int MostListed = 5, MostCounted = 500;
    private readonly IOperatorFact[] facts = [.. facts.OrderBy(fact => fact.Order)];

    /// <param name="done">What was just done; null for nothing.</param>
    public async Task<Reply> DrawAsync(Turn turn, Reply.Say? done, CancellationToken cancellationToken)
    {
        var state = await outbox.ReadAsync(turn.Work, MostCounted);
        var troubled = state.Unknown.Select(message => (message, Unknown: true))
            .Concat(state.Dead.Select(message => (message, Unknown: false)))
            .OrderByDescending(one => one.message.Seq).ToList();
        var lines = new JsonArray();
        foreach (var fact in facts)
            if (await fact.TellAsync(turn.Work, cancellationToken) is { } told) lines.Add((JsonNode)Line(turn, told));
        var rows = new JsonArray();
        foreach (var (message, unknown) in troubled.Take(MostListed))
            rows.Add((JsonNode)await RowAsync(turn, message, unknown, cancellationToken));
        var dead = (await EventTrouble.ReadAsync(turn.Work, cancellationToken)).Sum(reader => reader.Dead);
        return new Reply.Card("status", new JsonObject
        {
            ["facts"] = lines,
            ["troubled"] = rows,
            ["many"] = troubled.Count > 1,
            ["dead"] = dead > 0,
            ["rev"] = Revision(),
            ["say"] = new JsonObject
            {
                ["done"] = done is null ? "" : cards.Words(turn.Locale, done.Key, done.Arguments),
                ["troubled"] = troubled.Count == 0
                    ? cards.Words(turn.Locale, "status.allArrived")
                    : cards.Words(turn.Locale, "status.troubled", ("count", troubled.Count)),
                ["events"] = cards.Words(turn.Locale, "status.again.events", ("count", dead)),
                ["all"] = cards.Words(turn.Locale, "status.again.all", ("count", troubled.Count)),
            },
        });
    }

    /// <summary>
    /// Tells buttons of one drawing from those of another: the same message may be sent again twice, each time on purpose.
    /// </summary>
    public int Revision() => (int)(clocks.SystemNow / 1000 % int.MaxValue);

    private JsonObject Line(Turn turn, OperatorFact fact) => new()
    {
        ["trouble"] = fact.IsTrouble,
        ["say"] = new JsonObject { ["label"] = cards.Words(turn.Locale, fact.LabelKey),
            ["value"] = cards.Words(turn.Locale, fact.Value.Key, fact.Value.Arguments) },
    };

    private async Task<JsonObject> RowAsync(Turn turn, TroubledMessage message, bool unknown, CancellationToken cancellationToken)
    {
        var person = message.Person is { } id ? await people.FindAsync(turn.Work, id, cancellationToken) : null;
        var zone = turn.Actor.Zone;
        var at = when.Moment(Instants.ToLocal(message.CreatedSystemAt, zone), Instants.ToLocal(clocks.SystemNow, zone), turn.Locale);
        return new JsonObject
        {
            ["item"] = message.Seq.ToString(CultureInfo.InvariantCulture),
            ["to"] = person?.Name ?? "",
            ["say"] = new JsonObject
            {
                ["what"] = cards.Words(turn.Locale, $"status.kind.{message.Kind}{(person is null ? "" : "To")}"),
                ["why"] = cards.Words(turn.Locale, unknown ? "status.unknown" : "status.dead", ("when", at),
                    ("why", Why(turn.Locale, message.Failure))),
            },
        };
    }

    // The messenger's own words are not repeated: only codes that we know are explained, others are shown as the token they are.
    private string Why(string locale, string? failure)
    {
        var code = new string([.. (failure ?? "?").Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '?').Take(40)]);
        var key = $"status.why.{failure}";
        return cards.HasWords(key) ? cards.Words(locale, key) : code;
    }
}
