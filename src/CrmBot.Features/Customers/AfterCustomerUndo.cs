using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Customers;

/// <summary>Brings search and the parser's world up to date after a customer's record was put back.</summary>
internal sealed class AfterCustomerUndo : IAfterUndo
{
    public string Kind => "customer";

    public Task RestoredAsync(UnitOfWork work, Guid id, CancellationToken cancellationToken) =>
        KeepCustomerInStep.DeriveAsync(work, id, cancellationToken);
}

/// <summary>The same for a tag.</summary>
internal sealed class AfterTagUndo : IAfterUndo
{
    public string Kind => "tag";

    public Task RestoredAsync(UnitOfWork work, Guid id, CancellationToken cancellationToken) =>
        work.World.ChangedAsync("tag", id, cancellationToken);
}
