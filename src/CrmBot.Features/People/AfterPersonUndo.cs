using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.People;

/// <summary>Brings the parser's world up to date after a person's record was put back.</summary>
internal sealed class AfterPersonUndo : IAfterUndo
{
    public string Kind => "person";

    public Task RestoredAsync(UnitOfWork work, Guid id, CancellationToken cancellationToken) =>
        work.World.ChangedAsync("person", id, cancellationToken);
}
