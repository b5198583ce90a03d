using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Turns;
using CrmBot.Runtime.Turns.Unread;

namespace CrmBot.Features.Help;

/// <summary>Says that a sentence was not understood, with what it may have meant and what the role opens most.</summary>
internal sealed class SayUnknown(CardLibrary cards, UnreadSentences unread)
{
    private const int NoteLength = 2000, Offered = 3;

    /// <summary>What most sentences are, offered when nothing comes close.</summary>
    private static readonly string[] Usual = ["log", "remind", "show"];

    /// <param name="first">An intent to offer before those that come close.</param>
    public async Task<Reply> SayAsync(Turn turn, string? first = null)
    {
        List<string> closest = [.. (turn.Understood?.Closest ?? []).Select(found => found.Intent).Prepend(first ?? "")
            .Prepend(OfSubject(turn)).Where(IsOffered).Distinct().Take(Offered)];
        await unread.KeepAsync(turn, closest);
        // In a group a bot that did not understand keeps quiet about it.
        if (turn.Place.IsGroup) return new Reply.Refuse("help.unknown");
        var shortcuts = Shortcuts.Of(turn.Actor.Role);
        return new Reply.Card("unknown", new JsonObject
        {
            ["customer"] = IsNoted(turn) ? turn.Memory.LastSubject ?? "" : "",
            ["note"] = Shorten.To(turn.Text ?? "", NoteLength),
            ["options"] = new JsonArray([.. closest.Concat(shortcuts.Count > 0 ? [] : Usual).Distinct().Take(Offered)
                .Select(intent => (JsonNode)Option(turn, intent))]),
            ["hasShortcuts"] = shortcuts.Count > 0,
            ["shortcuts"] = new JsonArray([.. shortcuts.Select(code => (JsonNode)Shortcut(turn, code))]),
        });
    }

    /// <summary>A question is no note, and who oversees the work of others keeps none.</summary>
    private static bool IsNoted(Turn turn) => turn.Understood?.IsAsked != true && !Roles.SeesEverything(turn.Actor.Role);

    /// <summary>What is asked right behind a customer is most likely asked of them.</summary>
    private static string OfSubject(Turn turn) =>
        turn.Understood?.IsAsked == true && turn.Memory.LastSubject is not null && turn.Memory.IsSubjectFresh(turn.Now) ? "show" : "";

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
