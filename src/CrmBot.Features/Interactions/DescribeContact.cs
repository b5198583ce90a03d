using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Interactions;

/// <summary>What a <c>log</c> frame would store, line by line, for the draft card.</summary>
internal sealed class DescribeContact(CardLibrary cards, WhenWords when)
{
    public IReadOnlyList<DraftLine> Lines(Turn turn, Frame frame) =>
    [
        .. Line("interaction.label.customer", frame.Text("cust")),
        .. Line("interaction.label.who", frame.Text("who")),
        .. Line("interaction.label.channel", Word(turn, "channel", frame.Text("ch"))),
        .. Line("interaction.label.day", Time(turn, frame.Text("at"))),
        .. Line("interaction.label.outcome", Word(turn, "outcome", frame.Text("outcome"))),
        .. frame.Texts("note").SelectMany(note => Line("interaction.label.note", note)),
        .. frame.Texts("needs").SelectMany(need => Line("interaction.label.need", need)),
        .. frame.Texts("objections").SelectMany(objection => Line("interaction.label.objection", objection)),
        .. frame.Objects("promises").SelectMany(promise => Line("interaction.label.promise", Step(turn, promise))),
        .. frame.Objects("next").SelectMany(next => Line("interaction.label.next", Step(turn, next))),
        .. Line("interaction.label.status", Word(turn, "status", frame.Text("status"))),
        .. Line("interaction.label.milestone", Word(turn, "milestone", frame.Text("milestone"))),
    ];

    private static IEnumerable<DraftLine> Line(string label, string? text) =>
        string.IsNullOrEmpty(text) ? [] : [new DraftLine(label, text)];

    private string? Word(Turn turn, string list, string? code) =>
        code is not null && cards.HasWords($"interaction.{list}.{code}") ? cards.Words(turn.Locale, $"interaction.{list}.{code}") : null;

    private string Step(Turn turn, JsonObject step) =>
        string.Join(' ', new[] { (string?)step["do"], Time(turn, (string?)step["at"] ?? (string?)step["by"]) }
            .Where(part => !string.IsNullOrEmpty(part)));

    private string? Time(Turn turn, string? said) => when.Said(said, turn.LocalNow, turn.Locale);
}
