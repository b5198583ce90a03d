using System.Reflection;
using CrmBot.Runtime.Seeing;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CrmBot.Operation;

/// <summary>
/// Sends our measures and spans, and the framework's measures of HTTP and of the process, to the collector. The framework's own spans stay
/// out: they carry addresses, ours carry nothing of anybody.
/// </summary>
internal sealed class ExportTelemetry(TelemetryOptions options, SampleFigures figures) : IHostedService, IDisposable
{
    private const string Service = "crmbot";
    private MeterProvider? measures;
    private TracerProvider? spans;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await figures.StartAsync(cancellationToken);
        var version = typeof(ExportTelemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        var resource = ResourceBuilder.CreateEmpty()
            .AddService(Service, serviceVersion: version, serviceInstanceId: Guid.NewGuid().ToString());
        measures = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource)
            .AddMeter(Measures.Name, "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel")
            .AddOtlpExporter((exporter, reader) =>
            {
                options.Put(exporter, "metrics");
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)options.Every.TotalMilliseconds;
            })
            .Build();
        spans = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource)
            .AddSource(Measures.Name)
            .AddOtlpExporter(exporter =>
            {
                options.Put(exporter, "traces");
                exporter.BatchExportProcessorOptions.ScheduledDelayMilliseconds = (int)Math.Min(5_000, options.Every.TotalMilliseconds);
            })
            .Build();
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await figures.StopAsync(cancellationToken);
        // A collector that does not answer must not keep the service from stopping.
        measures?.Shutdown(2_000);
        spans?.Shutdown(2_000);
    }

    public void Dispose()
    {
        measures?.Dispose();
        spans?.Dispose();
    }
}
