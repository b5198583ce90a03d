using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CrmBot.Tests.Store;

/// <summary>
/// Every statement that EF sends to one database. Make it before the program starts: EF looks only once a second whether anybody listens.
/// </summary>
internal sealed class HeardStatements : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly ConcurrentDictionary<string, bool> heard = new();
    private readonly List<IDisposable> listening = [];
    private string? database;

    public HeardStatements() => listening.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <summary>From now on.</summary>
    public void ListenTo(string path) => database = path;

    public IEnumerable<string> All => heard.Keys;

    /// <summary>Those that ran on the one writer's thread, where everybody waits for them.</summary>
    public IEnumerable<string> InWriter => heard.Where(one => one.Value).Select(one => one.Key);

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore") listening.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuting.Name && value.Value is CommandEventData { Command: var command }
            && command.Connection!.DataSource == database)
        {
            var waitedFor = Thread.CurrentThread.Name == "store writer";
            heard.AddOrUpdate(command.CommandText, waitedFor, (_, before) => before || waitedFor);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => listening.ForEach(one => one.Dispose());
}
