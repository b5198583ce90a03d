using CrmBot.Features.People;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Operating;

/// <summary>运行状况 / status: the operator's card, for admins alone.</summary>
internal sealed class ShowStatus(StatusCard card) : IPhraseHandler, ICardVerb
{
    public string Name => "status";

    public string Verb => "status.show";

    public bool IsRead => true;

    /// <summary>Null for those who may look.</summary>
    public static Reply? Refusal(Turn turn) => turn.Actor.Role != Roles.Admin ? new Reply.Refuse("status.onlyAdmins")
        : turn.Place.IsGroup ? new Reply.Refuse("people.pick.inDirectChat")
        : null;

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) =>
        Refusal(turn) ?? await card.DrawAsync(turn, null, cancellationToken);

    public Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken) =>
        HandleAsync(turn, cancellationToken);
}
