using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Leads.Assigning;

/// <summary>The rules in their order.</summary>
internal static class AssignmentRules
{
    public const int Most = 20;

    public static Task<List<AssignmentRule>> ListAsync(ReadView view, CancellationToken cancellationToken) =>
        view.Db.Set<AssignmentRule>().OrderBy(rule => rule.Place).ThenBy(rule => rule.Id).Take(Most).ToListAsync(cancellationToken);
}

/// <summary>The decisions on a lead.</summary>
internal static class Assignments
{
    public static async Task<Assignment?> LatestAsync(ReadView view, Guid lead, CancellationToken cancellationToken) =>
        (await view.Records.ListAsync<Assignment>(nameof(Assignment.LeadId), lead, cancellationToken)).MaxBy(one => one.At);

    public static async Task<Assignment?> LatestOfCustomerAsync(ReadView view, Guid customer, CancellationToken cancellationToken) =>
        (await view.Records.ReadAllAsync<Assignment>(nameof(Assignment.CustomerId), customer, cancellationToken)).MaxBy(one => one.At);

    /// <summary>Settles the decision that still waits for an answer, if there is one.</summary>
    public static async Task AnswerAsync(UnitOfWork work, Guid lead, Answered answer, CancellationToken cancellationToken)
    {
        if (await LatestAsync(work, lead, cancellationToken) is not { Answer: Answered.Waiting } waiting) return;
        (waiting.Answer, waiting.AnsweredAt) = (answer, work.Now);
        await work.Timers.CancelAsync(NotAccepted.AcceptRule, waiting.Id, null, cancellationToken);
    }
}
