using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Health;

/// <summary>CRM 体检 (intent <c>audit</c>): the customer files, or the tags.</summary>
internal sealed class CheckUp(HealthCard health, ReviewTags tags) : IFrameHandler, IPhraseHandler
{
    public string Intent => "audit";

    public bool ReadsMuch(Frame frame) => true;

    bool IPhraseHandler.ReadsMuch => true;

    public string Name => "data_health";

    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) => health.AnswerAsync(turn, cancellationToken);

    public Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken) => frame.Text("only") switch
    {
        null or "data" => health.AnswerAsync(turn, cancellationToken),
        "tags" => TagsAsync(turn, cancellationToken),
        _ => Task.FromResult<Reply>(new Reply.Refuse("health.notYet")),
    };

    private async Task<Reply> TagsAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (!Roles.SeesEverything(turn.Actor.Role)) return new Reply.Refuse("tags.notYours");
        if (turn.Place.IsGroup) return new Reply.Refuse("policy.notInGroup");
        return await tags.CardAsync(turn.Work, turn.Locale, cancellationToken) as Reply ?? new Reply.Say("customer.tag.noneYet");
    }
}
