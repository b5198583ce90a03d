using CrmBot.Features.Api.Events;
using CrmBot.Runtime.Events;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Leads.FromOutside;

/// <summary>Tells when a lead comes, gets an owner, moves on or is taken back.</summary>
internal sealed class LeadEvents : IEventSource
{
    public string Kind => "lead";

    public Task<IReadOnlyList<NewEvent>> TellAsync(ReadView view, RecordSaved saved, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<NewEvent>>(Tell((Lead)saved.Record, saved));

    private static List<NewEvent> Tell(Lead lead, RecordSaved saved)
    {
        NewEvent Of(string type, params (string, object?)[] facts) =>
            Facts.Of(type, saved.Ref, lead.CustomerId, [("number", PrintLead.Number(lead)), .. facts]);
        var state = LeadStates.Word(lead.State);
        if (saved.How == SavedHow.Removed) return [Of(EventTypes.LeadRemoved)];
        if (saved.How == SavedHow.Created)
        {
            var created = Of(EventTypes.LeadCreated, ("state", state), ("source", lead.Source), ("owner", lead.OwnerId));
            return lead.OwnerId is null ? [created] : [created, Of(EventTypes.LeadAssigned, ("owner", lead.OwnerId))];
        }

        List<NewEvent> told = [];
        if (Facts.Changed(saved, nameof(Lead.OwnerId)))
            told.Add(Of(EventTypes.LeadAssigned, ("owner", lead.OwnerId), ("before", saved.Fields[nameof(Lead.OwnerId)].Before)));
        if (Facts.Changed(saved, nameof(Lead.State))) told.Add(Of(EventTypes.LeadMoved, ("state", state)));
        return told;
    }
}
