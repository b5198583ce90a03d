using System.Collections.Concurrent;

namespace CrmBot.Console;

internal sealed record FileInPage(string Name, string Content);

/// <summary>
/// Files that people attach in the page, until the bot has fetched them, and those they accept from the bot: in memory, only the last few.
/// </summary>
internal sealed class ConsoleFiles
{
    public const string Path = "/console/files";
    private const int Most = 5;
    private readonly ConcurrentDictionary<string, (string Name, byte[] Content)> files = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> order = new();

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/console/api/files", (FileInPage file, ConsoleFiles files) => files.Keep(file)).ForThisMachine();
        routes.MapGet(Path + "/{id}", (string id, ConsoleFiles files) =>
            files.Find(id) is { } file ? Results.Bytes(file.Content, fileDownloadName: file.Name) : Results.NotFound()).ForThisMachine();
        routes.MapPut(Path + "/{id}", (string id, HttpRequest request, ConsoleFiles files) => files.ReceiveAsync(id, request))
            .ForThisMachine(takesBytes: true);
    }

    public (string Name, byte[] Content)? Find(string? id) => id is not null && files.TryGetValue(id, out var file) ? file : null;

    /// <summary>A place for a file that the bot is going to upload; the answer is its id.</summary>
    public string Reserve(string name) => Keep(name, []);

    private async Task<IResult> ReceiveAsync(string id, HttpRequest request)
    {
        if (Find(id) is not { Content.Length: 0 } reserved) return Results.NotFound();
        using var content = new MemoryStream();
        await request.Body.CopyToAsync(content, request.HttpContext.RequestAborted);
        files[id] = (reserved.Name, content.ToArray());
        return Results.StatusCode(StatusCodes.Status201Created);
    }

    private IResult Keep(FileInPage file)
    {
        var content = new byte[file.Content.Length];
        return Convert.TryFromBase64String(file.Content, content, out var length)
            ? Results.Json(new { id = Keep(file.Name, content[..length]) }) : Results.BadRequest();
    }

    private string Keep(string name, byte[] content)
    {
        var id = Guid.NewGuid().ToString("N");
        files[id] = (name, content);
        order.Enqueue(id);
        while (order.Count > Most && order.TryDequeue(out var old)) files.TryRemove(old, out _);
        return id;
    }
}
