using CrmBot.Features.Api.Events;
using CrmBot.Runtime.Events;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Interactions.FromOutside;

/// <summary>Tells that somebody was in contact with a customer.</summary>
internal sealed class InteractionEvents : IEventSource
{
    public string Kind => "interaction";

    public Task<IReadOnlyList<NewEvent>> TellAsync(ReadView view, RecordSaved saved, CancellationToken cancellationToken)
    {
        var interaction = (Interaction)saved.Record;
        return Task.FromResult<IReadOnlyList<NewEvent>>(saved.How switch
        {
            SavedHow.Created => [Facts.Of(EventTypes.InteractionLogged, saved.Ref, interaction.CustomerId, ("by", interaction.PersonId),
                ("channel", interaction.Channel), ("outcome", interaction.Outcome))],
            SavedHow.Removed => [Facts.Of(EventTypes.InteractionRemoved, saved.Ref, interaction.CustomerId)],
            _ => [],
        });
    }
}
