using CrmBot.Features.Customers;
using CrmBot.Features.Leads.Assigning;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads;

/// <summary>
/// Stores a rating: the lead's grade is the newest one's, the customer's grade follows, and what was before stays as history.
/// </summary>
internal static class RateLead
{
    public static async Task<Reply> StoreAsync(
        Turn turn, Lead lead, CustomerBrief customer, Rating rating, string? evidence, CancellationToken cancellationToken)
    {
        // The back-test compares what was thought before the result with the result.
        if (!lead.IsOpen) return new Reply.Refuse("score.settled");
        lead.Rate(rating, turn.Now);
        await LeadArrives.WasRatedAsync(turn.Work, lead.Id, cancellationToken);
        turn.Db.Add(LeadScore.Of(lead.Id, rating, Clip.Optional(evidence, LeadScore.EvidenceLength), turn.Actor.Id, turn.Now));
        if (customer.Grade != rating.Grade && await turn.Work.Records.FindAsync<Customer>(customer.Id, cancellationToken) is { } file)
        {
            file.Grade = rating.Grade;
            await KeepCustomerInStep.ChangedAsync(turn.Work, file, cancellationToken);
        }

        return LeadNoted.Of(turn, customer.Name, lead, "score.saved");
    }
}
