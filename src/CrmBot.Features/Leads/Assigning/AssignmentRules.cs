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
        Newest(await view.Records.ListAsync<Assignment>(nameof(Assignment.LeadId), lead, cancellationToken));

    public static async Task<Assignment?> LatestOfCustomerAsync(ReadView view, Guid customer, CancellationToken cancellationToken) =>
        Newest(await view.Records.ReadAllAsync<Assignment>(nameof(Assignment.CustomerId), customer, cancellationToken));

    /// <summary>As <see cref="LatestAsync"/>, only to look at.</summary>
    public static async Task<Assignment?> ReadLatestAsync(ReadView view, Guid lead, CancellationToken cancellationToken) =>
        Newest(await view.Records.ReadAllAsync<Assignment>(nameof(Assignment.LeadId), lead, cancellationToken));

    /// <summary>Ids are made in order, so they part those of one moment.</summary>
    public static Assignment? Newest(IEnumerable<Assignment> decisions) =>
        decisions.OrderBy(one => one.At).ThenBy(one => one.Id).LastOrDefault();

    /// <summary>Settles the decision that still waits for an answer, if there is one.</summary>
    public static async Task AnswerAsync(UnitOfWork work, Guid lead, Answered answer, CancellationToken cancellationToken)
    {
        if (await LatestAsync(work, lead, cancellationToken) is not { Answer: Answered.Waiting } waiting) return;
        (waiting.Answer, waiting.AnsweredAt) = (answer, work.Now);
        await work.Timers.CancelAsync(NotAccepted.AcceptRule, waiting.Id, null, cancellationToken);
    }
}
