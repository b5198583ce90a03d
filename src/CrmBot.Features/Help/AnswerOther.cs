using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Turns;
using CrmBot.Runtime.Turns.Unread;

namespace CrmBot.Features.Help;

/// <summary>Sentences that ask for nothing, or that nobody understood (intent <c>none</c>).</summary>
internal sealed class AnswerOther(CardLibrary cards, UnreadSentences unread) : IFrameHandler
{
    private const int NoteLength = 2000, Offered = 3;

    /// <summary>What most sentences are, offered when nothing comes close.</summary>
    private static readonly string[] Usual = ["log", "remind", "show"];

    public string Intent => "none";

    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken) => frame.Text("kind") switch
    {
        "smalltalk" => new Reply.Say(frame.Has(Frame.Thanks) ? "help.welcome" : "help.smalltalk"),
        "noop" => new Reply.Say("help.noop"),
        "ignored" => Reply.Silence,
        _ => await UnknownAsync(turn),
    };

    private async Task<Reply> UnknownAsync(Turn turn)
    {
        List<string> closest = [.. (turn.Understood?.Closest ?? []).Select(found => found.Intent).Where(IsOffered).Take(Offered)];
        await unread.KeepAsync(turn, closest);
        // In a group a bot that did not understand keeps quiet about it.
        if (turn.Place.IsGroup) return new Reply.Refuse("help.unknown");
        return new Reply.Card("unknown", new JsonObject
        {
            ["customer"] = turn.Memory.LastSubject ?? "",
            ["note"] = Shorten.To(turn.Text ?? "", NoteLength),
            ["options"] = new JsonArray([.. closest.Concat(Usual).Distinct().Take(Offered).Select(intent => (JsonNode)Option(turn, intent))]),
        });
    }

    private bool IsOffered(string intent) => cards.HasWords($"turn.can.{intent}");

    private JsonObject Option(Turn turn, string intent) => new()
    {
        ["intent"] = intent,
        ["say"] = new JsonObject { ["title"] = Large(cards.Words(turn.Locale, $"turn.can.{intent}")) },
    };

    private static string Large(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
