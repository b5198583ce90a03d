using System.Text.Json.Nodes;
using CrmBot.Features.People;
using CrmBot.Language;
using CrmBot.Runtime.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Help;

/// <summary>
/// What each role opens most, offered where a sentence was not understood; reps get what most of their sentences are instead.
/// </summary>
internal static class Shortcuts
{
    private static readonly string[] Desk = ["unclaimed", "my_tickets"], Overseers = ["today", "forecast"],
        Admins = ["rule_values", "rights", "people"];

    public static IReadOnlyList<string> Of(string role) => role switch
    {
        Roles.Agent => Desk,
        Roles.Lead or Roles.Manager or Roles.Director => Overseers,
        Roles.Admin => Admins,
        _ => [],
    };

    /// <summary>The question a shortcut stands for; null where it is the name of a phrase.</summary>
    public static Frame? Asked(Turn turn, string code) => code switch
    {
        "unclaimed" => new Frame("find", new JsonObject { ["of"] = "ticket", ["state"] = "open", [Frame.Unclaimed] = true }),
        "my_tickets" => new Frame("find", new JsonObject { ["of"] = "ticket", ["state"] = "open", ["owner"] = "me" }),
        "today" => new Frame("digest", new JsonObject { ["act"] = "now", ["kind"] = "daily",
            ["date"] = DateOnly.FromDateTime(turn.LocalNow).ToString("O", System.Globalization.CultureInfo.InvariantCulture) }),
        _ => null,
    };
}

/// <summary>A tap on one of them.</summary>
internal sealed class TakeShortcut(IServiceProvider services) : ICardVerb
{
    public string Verb => "help.shortcut";

    public Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (action.Text("code") is not { } code || !Shortcuts.Of(turn.Actor.Role).Contains(code))
            return Task.FromResult<Reply>(new Reply.Say("help.smalltalk"));
        // Asked for late: the handlers of frames, phrases and verbs are made together.
        return Shortcuts.Asked(turn, code) is { } frame
            ? services.GetServices<IFrameHandler>().Single(handler => handler.Intent == frame.Intent)
                .HandleAsync(turn, frame, cancellationToken)
            : services.GetServices<IPhraseHandler>().Single(phrase => phrase.Name == code).HandleAsync(turn, cancellationToken);
    }
}
