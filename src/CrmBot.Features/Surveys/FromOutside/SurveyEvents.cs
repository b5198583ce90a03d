using CrmBot.Features.Api.Events;
using CrmBot.Runtime.Events;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Surveys.FromOutside;

/// <summary>Tells that a customer has said how satisfied they are; why stays inside.</summary>
internal sealed class SurveyEvents : IEventSource
{
    public string Kind => "survey";

    public Task<IReadOnlyList<NewEvent>> TellAsync(ReadView view, RecordSaved saved, CancellationToken cancellationToken)
    {
        var survey = (Survey)saved.Record;
        var answered = survey.Score is not null && saved.How != SavedHow.Removed && saved.Fields.ContainsKey(nameof(Survey.Score));
        return Task.FromResult<IReadOnlyList<NewEvent>>(answered
            ? [Facts.Of(EventTypes.SurveyAnswered, saved.Ref, survey.CustomerId, ("kind", survey.Kind), ("score", survey.Score),
                ("low", survey.IsLow), ("ticket", survey.TicketId), ("channel", survey.Channel))]
            : []);
    }
}
