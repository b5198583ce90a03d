namespace CrmBot.Backups;

/// <summary>
/// Why a backup cannot be made, read or restored; the message says it to an administrator in plain words, and what to do.
/// </summary>
internal sealed class BackupProblem : Exception
{
    public BackupProblem(string message) : base(message)
    {
    }

    public BackupProblem(string message, Exception cause) : base(message, cause)
    {
    }
}
