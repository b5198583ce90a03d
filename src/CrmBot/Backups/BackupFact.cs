using CrmBot.Runtime.Seeing;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;

namespace CrmBot.Backups;

/// <summary>How old the newest backup is, on the operator's card; nothing on PostgreSQL, where the server's own tools make them.</summary>
internal sealed class BackupFact(BackupSettings settings, Clocks clocks) : IOperatorFact
{
    public int Order => 25;

    public Task<OperatorFact?> TellAsync(ReadView view, CancellationToken cancellationToken) =>
        Task.FromResult(view.Engine == EngineKind.Sqlite ? Tell(new BackupFolder(settings.Folder).Newest?.MadeAt) : null);

    private OperatorFact Tell(DateTimeOffset? newest)
    {
        if (newest is not { } made)
            return new("status.label.backup", new Reply.Say("status.backup.none")) { IsTrouble = settings.Every is null };
        var age = clocks.System.GetUtcNow() - made;
        return new("status.label.backup", new Reply.Say(age.TotalHours < 1 ? "status.backup.recent" : "status.backup.last",
            ("hours", Math.Max(0, (int)age.TotalHours)), ("minutes", Math.Max(0, age.Minutes))))
        {
            // Two in a row that did not come.
            IsTrouble = settings.Every is { } every && age > 2 * every,
        };
    }
}
