using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CrmBot.Operation;

/// <summary>
/// Keeps out of the log what people typed, whatever level an operator sets: the log is kept and copied where nobody erases. Our own lines
/// carry ids and counts; here the framework's follow.
/// </summary>
internal static class QuietLog
{
    // These write addresses as they came: somebody looked for by name or number
    // stands in them. The first also puts them into every line's scope.
    private static readonly (string Category, LogLevel Least)[] Talkative =
    [
        ("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None),
        ("Microsoft.AspNetCore.Routing", LogLevel.Warning),
        ("Microsoft.AspNetCore.Http", LogLevel.Warning),
        ("Microsoft.AspNetCore.Server.Kestrel.BadRequests", LogLevel.Warning),
    ];

    public static void AddQuietLog(this WebApplicationBuilder builder)
    {
        foreach (var (category, least) in Talkative) builder.Logging.AddFilter(category, least);
        if (builder.Configuration.GetValue("Logging:ExceptionTexts", defaultValue: false)) return;
        builder.Services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(provider => new Factory(new LoggerFactory(
            provider.GetServices<ILoggerProvider>(), provider.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>(),
            provider.GetRequiredService<IOptions<LoggerFactoryOptions>>()))));
    }

    private sealed class Factory(LoggerFactory inner) : ILoggerFactory
    {
        public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

        public ILogger CreateLogger(string categoryName) => new Quiet(inner.CreateLogger(categoryName));

        public void Dispose() => inner.Dispose();
    }

    private sealed class Quiet(ILogger inner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => inner.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                inner.Log(logLevel, eventId, state, exception is null ? null : new QuietException(exception), formatter);
    }
}
