using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Surveys.Recovery;

/// <summary>
/// A low score opens a task for whoever looks after the customer, and their lead sees it. Four hours before its day is over the owner is
/// reminded; undone after that it goes to the lead's lead, and up once more with every further day.
/// </summary>
internal sealed class OpenRecovery(ICustomerDirectory customers, IPersonDirectory people) : ITimerHandler
{
    private const string RuleName = "recovery.due";
    private const string Soon = "soon", Late = "late";
    private const int MostSteps = 4;

    public string Rule => RuleName;

    public async Task OpenAsync(UnitOfWork work, Survey survey, CancellationToken cancellationToken)
    {
        var (owner, lead) = await WhoAsync(work, survey, cancellationToken);
        var task = new RecoveryTask
        {
            SurveyId = survey.Id, CustomerId = survey.CustomerId, TicketId = survey.TicketId, OwnerId = owner?.Id, LeadId = lead?.Id,
            OpenedAt = work.Now,
        };
        work.Db.Add(task);
        await SetAsync(work, task, cancellationToken);
        foreach (var person in new[] { task.OwnerId, task.LeadId }.OfType<Guid>().Distinct())
            await TellAsync(work, task, person, RecoveryNotices.New, cancellationToken);
    }

    /// <summary>Derives the timers from the task as it is.</summary>
    public static async Task SetAsync(UnitOfWork work, RecoveryTask task, CancellationToken cancellationToken)
    {
        await StopAsync(work, task.Id, cancellationToken);
        if (!task.IsOpen) return;
        var soon = task.DueAt - (4 * RecoveryTask.Hour);
        if (soon > work.Now) await work.Timers.SetAsync(RuleName, task.Id, Soon, soon, cancellationToken);
        await work.Timers.SetAsync(RuleName, task.Id, Late, task.DueAt + (task.Steps * RecoveryTask.Within), cancellationToken);
    }

    public static Task StopAsync(UnitOfWork work, Guid task, CancellationToken cancellationToken) =>
        work.Timers.CancelAsync(RuleName, task, null, cancellationToken);

    public async Task FireAsync(UnitOfWork work, DueTimer timer, CancellationToken cancellationToken)
    {
        if (await work.Records.FindAsync<RecoveryTask>(timer.Record, cancellationToken) is not { IsOpen: true } task) return;
        if (timer.Slot == Late) await RaiseAsync(work, task, cancellationToken);
        else if (task.OwnerId is { } owner) await TellAsync(work, task, owner, RecoveryNotices.Soon, cancellationToken);
    }

    private async Task RaiseAsync(UnitOfWork work, RecoveryTask task, CancellationToken cancellationToken)
    {
        task.Steps++;
        var above = task.LeadId is { } lead ? await AboveAsync(work, lead, cancellationToken) : null;
        if (above is not null) task.LeadId = above.Id;
        if (task.LeadId is { } toldTo) await TellAsync(work, task, toldTo, RecoveryNotices.Late, cancellationToken);
        if (above is not null && task.Steps < MostSteps)
            await work.Timers.SetAsync(RuleName, task.Id, Late, work.Now + RecoveryTask.Within, cancellationToken);
    }

    private async Task<(Colleague? Owner, Colleague? Lead)> WhoAsync(UnitOfWork work, Survey survey, CancellationToken cancellationToken)
    {
        var customer = await customers.FindAsync(work, survey.CustomerId, cancellationToken);
        var owner = await ThereAsync(work, customer?.OwnerId, cancellationToken)
            ?? await ThereAsync(work, survey.AgentId, cancellationToken) ?? await ThereAsync(work, survey.RecordedBy, cancellationToken)
                ?? (await people.ListAsync(work, null, cancellationToken))
                    .FirstOrDefault(person => person.Role is Roles.Manager or Roles.Director);
        return (owner, owner is null ? null : await people.LeadOfAsync(work, owner.Id, cancellationToken));
    }

    // Of a lead: their manager, and then a director, who has nobody above.
    private async Task<Colleague?> AboveAsync(UnitOfWork work, Guid lead, CancellationToken cancellationToken)
    {
        var role = (await people.FindAsync(work, lead, cancellationToken))?.Role;
        if (role is Roles.Director) return null;
        var everybody = await people.ListAsync(work, null, cancellationToken);
        return (role is Roles.Manager ? null : everybody.FirstOrDefault(person => person.Role == Roles.Manager && person.Id != lead))
            ?? everybody.FirstOrDefault(person => person.Role == Roles.Director && person.Id != lead);
    }

    private async Task<Colleague?> ThereAsync(UnitOfWork work, Guid? id, CancellationToken cancellationToken) =>
        id is { } known && await people.FindAsync(work, known, cancellationToken) is { IsActive: true } person ? person : null;

    private static Task TellAsync(UnitOfWork work, RecoveryTask task, Guid person, string notice, CancellationToken cancellationToken) =>
        work.Outbox.ToPersonAsync(
            person, new Reply.OfRecord(RecoveryTask.Record(task.Id)), $"{notice}:{task.Id:N}:{task.Steps}:{person:N}", Delivery.AtLeastOnce,
            Priority.Notice, cancellationToken);
}
