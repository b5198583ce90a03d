using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CrmBot.Tests.TestApp;

/// <summary>The last warnings and errors that the program has logged.</summary>
public sealed class Complaints : ILoggerProvider, ILogger
{
    private const int Most = 10;
    private readonly ConcurrentQueue<string> lines = new();

    public override string ToString() =>
        lines.IsEmpty ? "The program complained of nothing." : "The program complained:\n" + string.Join('\n', lines);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel)) return;
        lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");
        if (lines.Count > Most) lines.TryDequeue(out _);
    }

    public void Dispose()
    {
    }
}
