using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace CrmBot.Teams;

/// <summary>Reads a request body up to a cap, without copying it where the server holds it in one piece.</summary>
internal static class ReadBody
{
    /// <summary>Reads an activity, or says why not: 413 over the cap, 400 when it is none.</summary>
    public static async ValueTask<(Activity? Activity, Rejection? Rejection)> AsActivityAsync(HttpRequest request, int cap,
        CancellationToken aborted)
    {
        if (request.ContentLength > cap)
            return (null, new Rejection(413, "ContentLength"));
        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(aborted);
            if (read.Buffer.Length > cap)
            {
                reader.AdvanceTo(read.Buffer.End);
                return (null, new Rejection(413, "Body"));
            }

            if (read.IsCompleted)
                return Parse(reader, read.Buffer);
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static (Activity? Activity, Rejection? Rejection) Parse(PipeReader reader, ReadOnlySequence<byte> body)
    {
        try
        {
            return body.IsSingleSegment ? Parse(body.FirstSpan) : ParseJoined(body);
        }
        finally
        {
            reader.AdvanceTo(body.End);
        }
    }

    private static (Activity? Activity, Rejection? Rejection) ParseJoined(ReadOnlySequence<byte> body)
    {
        var joined = ArrayPool<byte>.Shared.Rent((int)body.Length);
        try
        {
            body.CopyTo(joined);
            return Parse(joined.AsSpan(0, (int)body.Length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(joined);
        }
    }

    private static (Activity? Activity, Rejection? Rejection) Parse(ReadOnlySpan<byte> utf8) =>
        ReadActivity.TryRead(utf8, out var activity, out var reason) ? (activity, null) : (null, new Rejection(400, reason));
}
