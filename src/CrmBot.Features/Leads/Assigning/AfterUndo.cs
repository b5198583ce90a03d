using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.Leads.FirstContact;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using CrmBot.Runtime.Undo;

namespace CrmBot.Features.Leads.Assigning;

/// <summary>
/// A decision that undo removed waits for nobody any more, and whoever had got the customer
/// is told that it is not theirs after all; whoever had lost it reads that it is back.
/// </summary>
internal sealed class AfterAssignmentUndo : IAfterUndo
{
    public string Kind => "assignment";

    public const string Notice = "lead.back";

    public Task RestoredAsync(UnitOfWork work, Guid id, CancellationToken cancellationToken) =>
        work.Timers.CancelAsync(NotAccepted.AcceptRule, id, null, cancellationToken);

    /// <summary>Several of one turn share a slot, so that each person is told once.</summary>
    public async Task<Reply?> ExplainAsync(UnitOfWork work, UndoneRecord undone, string locale, CancellationToken cancellationToken)
    {
        if (IdIn(undone.Was, nameof(Assignment.ToId)) is { } to && IdIn(undone.Was, nameof(Assignment.By)) is { } by && to != by)
        {
            var turn = undone.Was![nameof(Assignment.At)]?.ToJsonString() ?? "";
            await work.Outbox.ToPersonAsync(to, new Reply.Say("assign.takenBack"), $"{Notice}:{turn}:{to:N}", Delivery.AtLeastOnce,
                Priority.Notice, cancellationToken);
        }

        if (IdIn(undone.Was, nameof(Assignment.FromId)) is { } from && IdIn(undone.Was, nameof(Assignment.CustomerId)) is { } id
            && await work.Records.ReadAsync<Customer>(id, cancellationToken) is { } customer)
            await MovedAway.TakeBackAsync(work, undone.Turn, from, customer.Name, cancellationToken);

        return null;
    }

    private static Guid? IdIn(JsonObject? record, string property) => Guid.TryParse(record?[property]?.ToString(), out var id) ? id : null;
}

/// <summary>A lead that undo removed takes along what was noted about it meanwhile.</summary>
internal sealed class AfterLeadUndo(PlanLead plan) : IAfterUndo
{
    public string Kind => "lead";

    public async Task RestoredAsync(UnitOfWork work, Guid id, CancellationToken cancellationToken)
    {
        var clock = await LeadClocks.FindAsync(work, id, cancellationToken);
        if (await work.Records.FindAsync<Lead>(id, cancellationToken) is { } lead)
        {
            if (clock is not null) await plan.SetAsync(work, lead, clock, cancellationToken);
            return;
        }

        if (clock is not null) work.Db.Remove(clock);
        await PlanLead.ForgetAsync(work, id, cancellationToken);
        await work.Timers.CancelAsync(LeadArrives.ArriveRule, id, null, cancellationToken);
        foreach (var decision in await work.Records.ListAsync<Assignment>(nameof(Assignment.LeadId), id, cancellationToken))
            work.Db.Remove(decision);
    }
}
