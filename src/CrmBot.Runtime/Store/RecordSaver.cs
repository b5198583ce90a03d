namespace CrmBot.Runtime.Store;

/// <summary>Saves the tracked entities of a unit of work with versions, undo journal and audit rows.</summary>
internal static class RecordSaver
{
    public static Task SaveAsync(UnitOfWork work, CancellationToken cancellationToken) => work.Db.SaveChangesAsync(cancellationToken);
}
