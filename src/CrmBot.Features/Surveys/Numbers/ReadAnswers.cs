using CrmBot.Features.Digests;
using CrmBot.Features.Tickets;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Surveys.Numbers;

/// <summary>One answer, as numbers count it.</summary>
internal sealed record CountedAnswer(Guid Id, Guid CustomerId, Guid? OwnerId, Guid? AgentId, int Score, string Channel, long AnsweredAt)
{
    /// <summary>Kind of problem of the ticket it was about; null without one.</summary>
    public string? TicketType { get; init; }
}

/// <summary>Answers of a period: those about customers and tickets of certain people.</summary>
internal static class ReadAnswers
{
    public static async Task<List<CountedAnswer>> OfAsync(
        ReadView view, string kind, (long From, long To) period, IReadOnlyCollection<Guid> owners, bool isAll,
        CancellationToken cancellationToken)
    {
        var query = view.Db.Set<Survey>().AsNoTracking()
            .Where(
                survey => survey.Kind == kind && survey.AnsweredAt >= period.From && survey.AnsweredAt < period.To && survey.Score != null);
        return await Whose(query, owners, isAll).OrderBy(survey => survey.AnsweredAt).ThenBy(survey => survey.Id)
            .Select(survey => new CountedAnswer(survey.Id, survey.CustomerId, survey.OwnerId, survey.AgentId, survey.Score!.Value,
                survey.Channel!, survey.AnsweredAt!.Value)
            {
                TicketType = view.Db.Set<Ticket>().Where(ticket => ticket.Id == survey.TicketId).OrderBy(ticket => ticket.Id)
                    .Select(ticket => ticket.Type).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
    }

    /// <summary>What was asked in the period, and which of it was answered by now.</summary>
    public static async Task<List<(Guid Id, bool IsAnswered)>> AskedAsync(
        ReadView view, string kind, DigestPeriod period, IReadOnlyCollection<Guid> owners, bool isAll, CancellationToken cancellationToken)
    {
        var (from, to) = (period.From, period.To);
        var query = view.Db.Set<Survey>().AsNoTracking()
            .Where(survey => survey.Kind == kind && survey.Via != "said" && survey.AskedAt >= from && survey.AskedAt < to);
        var rows = await Whose(query, owners, isAll).OrderBy(survey => survey.AskedAt).ThenBy(survey => survey.Id)
            .Select(survey => new { survey.Id, survey.Score }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row.Id, row.Score is not null))];
    }

    // What a customer said without being asked also counts for whoever wrote it down: they took the call.
    private static IQueryable<Survey> Whose(IQueryable<Survey> surveys, IReadOnlyCollection<Guid> owners, bool isAll) => isAll
        ? surveys
        : surveys.Where(survey => (survey.OwnerId != null && owners.Contains(survey.OwnerId.Value))
            || (survey.AgentId != null && owners.Contains(survey.AgentId.Value))
            || (survey.Via == "said" && survey.AskedBy != null && owners.Contains(survey.AskedBy.Value)));
}
