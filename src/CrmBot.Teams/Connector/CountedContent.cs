using System.Net;
using System.Net.Http.Headers;

namespace CrmBot.Teams;

/// <summary>
/// A finished JSON body that knows whether its bytes were handed to the connection: the line between "certainly not sent" and
/// "nobody knows" (§3.7).
/// </summary>
internal sealed class CountedContent : HttpContent
{
    private static readonly MediaTypeHeaderValue Json = new("application/json") { CharSet = "utf-8" };
    private readonly ReadOnlyMemory<byte> body;

    public CountedContent(ReadOnlyMemory<byte> body)
    {
        this.body = body;
        Headers.ContentType = Json;
    }

    public bool Started { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Started = true;
        return stream.WriteAsync(body, cancellationToken).AsTask();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}
