namespace CrmBot.Runtime.Store;

/// <summary>
/// Tells whether code runs inside a write. A write that waits for another write would wait for itself: on SQLite for the one writer,
/// on PostgreSQL for its own lane.
/// </summary>
internal sealed class WriteScope : IDisposable
{
    private static readonly AsyncLocal<WriteScope?> Current = new();
    private volatile bool open = true;

    private WriteScope()
    {
    }

    public static void ThrowIfInside()
    {
        // Work started inside a write and left running inherits the scope; it may write once that write has ended.
        if (Current.Value is { open: true })
        {
            throw new InvalidOperationException(
                "WriteAsync was called from inside a write. Do it in the same unit of work, or afterwards (an outbox row or a timer).");
        }
    }

    /// <summary>Holds for the calling asynchronous method and all it calls.</summary>
    public static WriteScope Enter() => Current.Value = new WriteScope();

    public void Dispose() => open = false;
}
