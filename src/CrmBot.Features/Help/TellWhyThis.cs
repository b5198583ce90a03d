using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Help;

/// <summary>为什么给我发这个: asked about "this" with nothing more, the card replied to is meant, or the one that came last.</summary>
internal sealed class TellWhyThis(TellWhy why) : IPhraseHandler
{
    public string Name => "why_this";

    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) =>
        why.HandleAsync(turn, new Frame("why").With("ref", "last"), cancellationToken);
}
