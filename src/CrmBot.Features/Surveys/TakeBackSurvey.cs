using CrmBot.Features.Outgoing;
using CrmBot.Features.Tickets;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Surveys;

/// <summary>
/// A ticket is open again before its survey has left: nobody is asked about a solution that did not hold, and the next one may ask.
/// </summary>
internal sealed class TakeBackSurvey : ITicketListener
{
    public async Task ChangedAsync(UnitOfWork work, Ticket ticket, TicketEvent told, CancellationToken cancellationToken)
    {
        if (told.Kind != TicketEvent.Kinds.Reopened) return;
        foreach (var survey in await work.Records.ListAsync<Survey>(nameof(Survey.TicketId), ticket.Id, cancellationToken))
        {
            var id = CustomerMessage.IdOf(AskSurvey.KeyOf(survey));
            if (survey.Score is not null || await work.Records.FindAsync<CustomerMessage>(id, cancellationToken) is not { } message
                || message.State is not (MessageState.Waiting or MessageState.Held)) continue;
            (message.State, message.Failure) = (MessageState.Dropped, "reopened");
            work.Db.Remove(survey);
        }
    }
}
