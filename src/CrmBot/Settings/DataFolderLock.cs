namespace CrmBot.Settings;

/// <summary>
/// Held by the service while it runs on an embedded database: a second one on the same folder
/// would send everything twice, and a restore must not replace the database under it.
/// </summary>
internal sealed class DataFolderLock(DataFolder folder) : IDisposable
{
    private FileStream? held;

    /// <returns>False when a service runs on the folder.</returns>
    public bool TryTake() => (held ??= FileLock.TryTake(folder.File("service.lock"))) is not null;

    public void Dispose() => held?.Dispose();
}
