using System.Text.Json.Nodes;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Help;

/// <summary>Sentences that ask for nothing, or that nobody understood (intent <c>none</c>).</summary>
internal sealed class AnswerOther : IFrameHandler
{
    private const int NoteLength = 2000;

    public string Intent => "none";

    public Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken) => Task.FromResult(frame.Text("kind") switch
    {
        "smalltalk" => new Reply.Say("help.smalltalk"),
        "noop" => new Reply.Say("help.noop"),
        "ignored" => Reply.Silence,
        _ => Unknown(turn),
    });

    // In a group a bot that did not understand keeps quiet about it.
    private static Reply Unknown(Turn turn)
    {
        if (turn.Place.IsGroup) return new Reply.Refuse("help.unknown");
        return new Reply.Card("unknown", new JsonObject
        {
            ["customer"] = turn.Memory.LastSubject ?? "",
            ["note"] = Shorten.To(turn.Text ?? "", NoteLength),
        });
    }
}
