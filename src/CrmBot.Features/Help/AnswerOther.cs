using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Help.Asides;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Turns;
using CrmBot.Runtime.Turns.Unread;

namespace CrmBot.Features.Help;

/// <summary>Sentences that ask for nothing, or that nobody understood (intent <c>none</c>).</summary>
internal sealed class AnswerOther(CardLibrary cards, UnreadSentences unread, AnswerAside asides) : IFrameHandler
{
    private const int NoteLength = 2000, Offered = 3;

    /// <summary>What most sentences are, offered when nothing comes close.</summary>
    private static readonly string[] Usual = ["log", "remind", "show"];

    public string Intent => "none";

    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken) => frame.Text("kind") switch
    {
        _ when frame.Text(Frame.Aside) is { } code => await asides.HandleAsync(turn, frame, code, cancellationToken),
        "smalltalk" => new Reply.Say(frame.Has(Frame.Thanks) ? "help.welcome" : "help.smalltalk"),
        "noop" => new Reply.Say("help.noop"),
        "ignored" => Reply.Silence,
        _ when frame.Text(Frame.Absent) is { } wanted => new Reply.Say("help.absent." + wanted),
        _ => await UnknownAsync(turn),
    };

    private async Task<Reply> UnknownAsync(Turn turn)
    {
        List<string> closest = [.. (turn.Understood?.Closest ?? []).Select(found => found.Intent).Where(IsOffered).Take(Offered)];
        await unread.KeepAsync(turn, closest);
        // In a group a bot that did not understand keeps quiet about it.
        if (turn.Place.IsGroup) return new Reply.Refuse("help.unknown");
        var shortcuts = Shortcuts.Of(turn.Actor.Role);
        return new Reply.Card("unknown", new JsonObject
        {
            ["customer"] = IsNoted(turn) ? turn.Memory.LastSubject ?? "" : "",
            ["note"] = Shorten.To(turn.Text ?? "", NoteLength),
            ["options"] = new JsonArray([.. closest.Concat(shortcuts.Count > 0 ? [] : Usual).Distinct().Take(Offered).Select(intent => (JsonNode)Option(turn, intent))]),
            ["hasShortcuts"] = shortcuts.Count > 0,
            ["shortcuts"] = new JsonArray([.. shortcuts.Select(code => (JsonNode)Shortcut(turn, code))]),
        });
    }

    /// <summary>A question is no note, and who oversees the work of others keeps none.</summary>
    private static bool IsNoted(Turn turn) => turn.Understood?.IsAsked != true && !Roles.SeesEverything(turn.Actor.Role);

    private bool IsOffered(string intent) => cards.HasWords($"turn.can.{intent}");

    private JsonObject Option(Turn turn, string intent) => new()
    {
        ["intent"] = intent,
        ["say"] = new JsonObject { ["title"] = Large(cards.Words(turn.Locale, $"turn.can.{intent}")) },
    };

    private JsonObject Shortcut(Turn turn, string code) => new()
    {
        ["code"] = code,
        ["say"] = new JsonObject { ["title"] = cards.Words(turn.Locale, $"help.shortcut.{code}") },
    };

    private static string Large(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
