using CrmBot.Runtime.Store;

namespace CrmBot.Features.Leads;

/// <summary>The ratings of a lead.</summary>
internal static class ScoreHistory
{
    /// <summary>Newest first.</summary>
    public static async Task<List<LeadScore>> OfAsync(ReadView view, Guid leadId, CancellationToken cancellationToken)
    {
        var scores = await view.Records.ListAsync<LeadScore>(nameof(LeadScore.LeadId), leadId, cancellationToken);
        return [.. scores.OrderByDescending(score => score.ScoredAt).ThenByDescending(score => score.Id)];
    }

    /// <summary>The newest rating when it has a high score and nobody has said what it rests on.</summary>
    public static async Task<LeadScore?> WithoutEvidenceAsync(ReadView view, Lead lead, CancellationToken cancellationToken) =>
        lead.Grade is not null && (await OfAsync(view, lead.Id, cancellationToken)).FirstOrDefault() is { Evidence: null } latest
            && latest.Rating.High.Any() ? latest : null;
}
