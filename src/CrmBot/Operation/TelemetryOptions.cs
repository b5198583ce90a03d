using CrmBot.Settings;
using OpenTelemetry.Exporter;

namespace CrmBot.Operation;

/// <summary>Where measures and spans go, by OTLP.</summary>
/// <param name="Endpoint">The collector; of HTTP without a path.</param>
/// <param name="Headers"><c>name=value</c>, parted by commas; null for none.</param>
/// <param name="Every">How often measures are sent.</param>
internal sealed record TelemetryOptions(Uri Endpoint, OtlpExportProtocol Protocol, string? Headers, TimeSpan Every)
{
    /// <summary>Null when no collector is named: then nothing is measured for anybody.</summary>
    /// <exception cref="SettingException">A setting makes no sense.</exception>
    public static TelemetryOptions? Read(IConfiguration configuration)
    {
        if (configuration["Telemetry:Endpoint"] is not { Length: > 0 } text) return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
            throw new SettingException("Telemetry:Endpoint must be an address such as http://collector:4318.");
        var protocol = configuration["Telemetry:Protocol"] switch
        {
            null or "" or "http/protobuf" => OtlpExportProtocol.HttpProtobuf,
            "grpc" => OtlpExportProtocol.Grpc,
            _ => throw new SettingException("Telemetry:Protocol must be http/protobuf (the usual one) or grpc."),
        };
        var seconds = configuration.GetValue("Telemetry:Seconds", 60.0);
        return seconds is >= 1 and <= 3600
            ? new TelemetryOptions(endpoint, protocol, configuration["Telemetry:Headers"], TimeSpan.FromSeconds(seconds))
            : throw new SettingException("Telemetry:Seconds must be between 1 and 3600.");
    }

    /// <param name="signal"><c>metrics</c> or <c>traces</c>.</param>
    public void Put(OtlpExporterOptions exporter, string signal)
    {
        (exporter.Endpoint, exporter.Protocol) =
            (Protocol == OtlpExportProtocol.Grpc ? Endpoint : new Uri($"{Endpoint.ToString().TrimEnd('/')}/v1/{signal}"), Protocol);
        if (Headers is { Length: > 0 }) exporter.Headers = Headers;
    }
}
