using CrmBot.Features.Help.Asides;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Help;

/// <summary>Sentences that ask for nothing, or that nobody understood (intent <c>none</c>).</summary>
internal sealed class AnswerOther(SayUnknown unknown, AnswerAside asides) : IFrameHandler
{
    public string Intent => "none";

    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken) => frame.Text("kind") switch
    {
        _ when frame.Text(Frame.Aside) is { } code => await asides.HandleAsync(turn, frame, code, cancellationToken),
        "smalltalk" => new Reply.Say(frame.Has(Frame.Thanks) ? "help.welcome" : "help.smalltalk"),
        "noop" => new Reply.Say("help.noop"),
        "ignored" => Reply.Silence,
        _ when frame.Text(Frame.Absent) is { } wanted => new Reply.Say("help.absent." + wanted),
        _ => await unknown.SayAsync(turn),
    };
}
