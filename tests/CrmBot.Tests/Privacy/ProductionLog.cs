using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace CrmBot.Tests.Privacy;

/// <summary>
/// Everything that the program logs, by the framework's own JSON formatter as in production, down to Debug and with its scopes; an operator
/// who looks for a fault turns both on.
/// </summary>
internal sealed class ProductionLog : ILoggerProvider, ISupportExternalScope
{
    private static readonly JsonSerializerOptions AsTyped =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly ConcurrentQueue<string> lines = new();
    private ConsoleFormatter? formatter;
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    /// <summary>What an operator would set.</summary>
    public static (string Key, string Value)[] Settings =>
    [
        .. ((string[])["Default", "Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "System.Net.Http.HttpClient"])
            .Select(category => ($"Logging:LogLevel:{category}", "Debug")),
        ("Logging:ExceptionTexts", "false"),
    ];

    public int Count => lines.Count;

    public void Into(IServiceCollection services)
    {
        services.AddLogging(logging => logging.AddJsonConsole(options => options.IncludeScopes = true));
        services.RemoveAll<ILoggerProvider>();
        services.AddSingleton<ILoggerProvider>(provider =>
        {
            formatter = provider.GetServices<ConsoleFormatter>().Single(known => known.Name == ConsoleFormatterNames.Json);
            return this;
        });
    }

    /// <summary>The lines that hold one of the words, also as an address writes it.</summary>
    public List<string> Find(params string[] words)
    {
        string[] all = [.. words, .. words.Select(Uri.EscapeDataString),
            .. words.Select(word => Uri.EscapeDataString(word).Replace("%20", "+", StringComparison.Ordinal))];
        return [.. lines.Select(Plain).Where(line => all.Any(word => line.Contains(word, StringComparison.OrdinalIgnoreCase)))];
    }

    public bool Has(string text) => lines.Any(line => Plain(line).Contains(text, StringComparison.Ordinal));

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public void Dispose()
    {
    }

    // JSON writes what is not ASCII in codes.
    private static string Plain(string line)
    {
        using var json = JsonDocument.Parse(line);
        return JsonSerializer.Serialize(json.RootElement, AsTyped);
    }

    private sealed class Logger(ProductionLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => log.scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Debug;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            using var text = new StringWriter();
            log.formatter!.Write(new LogEntry<TState>(logLevel, category, eventId, state, exception, formatter), log.scopes, text);
            if (text.ToString() is { Length: > 0 } line) log.lines.Enqueue(line);
        }
    }
}
