using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Help;

/// <summary>
/// 为啥 (intent <c>why</c>): why a customer is whose it is; why a card of the bot's own accord came, the
/// one replied to or, asked about "this", the last; otherwise how the last sentence was understood.
/// </summary>
internal sealed class TellWhy(
    IEnumerable<ITellWhy> tellers, ITellAssignment assignments, NoticeWhy notices, ExplainSentence sentences, CardLibrary cards)
    : IFrameHandler, IPhraseHandler
{
    private const int MostRows = 12;
    private readonly Dictionary<string, ITellWhy> tellers = tellers.ToDictionary(teller => teller.Kind, StringComparer.Ordinal);

    public string Intent => "why";

    /// <summary>The bare question, whatever the grammar would make of it.</summary>
    public string Name => "why";

    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) =>
        HandleAsync(turn, new Frame("why"), cancellationToken);

    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (frame.Is("k", "assign") && frame.Has("cust")) return await assignments.TellAsync(turn, frame, cancellationToken);
        if (await notices.OfCardAsync(turn, cancellationToken) is { } reason) return reason;
        if (turn.RepliesTo is { } record && !turn.RepliesToReading)
            return tellers.TryGetValue(record.Kind, out var teller)
                && await teller.TellAsync(turn, record.Id, cancellationToken) is { } told ? told : new Reply.Say("help.later");
        if (frame.Has("k") || frame.Has("cust")) return new Reply.Say("help.later");
        if (frame.Is("ref", "last") && await notices.OfLastAsync(turn, cancellationToken) is { } last) return last;
        return turn.Memory.LastSaid is { Length: > 0 } said ? Card(turn, said, sentences.Again(turn, said)) : new Reply.Say("why.nothing");
    }

    private Reply.Card Card(Turn turn, string said, Understanding understood)
    {
        var rows = understood.Spans.Select(span => Row(turn, said, span)).OfType<JsonObject>().DistinctBy(row => (string?)row["said"])
            .Take(MostRows);
        return new Reply.Card("why", new JsonObject
        {
            ["text"] = Shorten.To(said, 300),
            ["rows"] = new JsonArray([.. rows]),
            ["say"] = new JsonObject { ["meant"] = Meant(turn, understood) },
        });
    }

    private JsonObject? Row(Turn turn, string said, MatchedSpan span)
    {
        var key = "why.kind." + span.Kind.ToLowerInvariant();
        if (span.Start < 0 || span.End > said.Length || span.End <= span.Start) return null;
        return new JsonObject
        {
            ["said"] = said[span.Start..span.End],
            ["value"] = span.Kind == "customer" && span.Value != said[span.Start..span.End]
                ? span.Value.Replace("|", " / ", StringComparison.Ordinal) : "",
            ["say"] = new JsonObject { ["kind"] = cards.Words(turn.Locale, cards.HasWords(key) ? key : "why.kind.tag") },
        };
    }

    private string Meant(Turn turn, Understanding understood)
    {
        var what = understood.Frames.Select(frame => $"turn.can.{frame.Intent}").Where(cards.HasWords).Distinct()
            .Select(key => cards.Words(turn.Locale, key)).ToList();
        return what.Count == 0
            ? cards.Words(turn.Locale, "why.unsure")
            : cards.Words(turn.Locale, "why.meant", ("what", string.Join(cards.Words(turn.Locale, "common.list_separator"), what)));
    }
}
