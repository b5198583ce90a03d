using System.Collections.Concurrent;

namespace CrmBot.Console;

internal sealed record FileInPage(string Name, string Content);

/// <summary>Files that people attach in the page, until the bot has fetched them: in memory, only the last few.</summary>
internal sealed class ConsoleFiles
{
    public const string Path = "/console/files";
    private const int Most = 5;
    private readonly ConcurrentDictionary<string, (string Name, byte[] Content)> files = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> order = new();

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/console/api/files", (FileInPage file, ConsoleFiles files) => files.Keep(file)).ForThisMachine();
        routes.MapGet(Path + "/{id}", (string id, ConsoleFiles files) => files.Find(id) is { } file ? Results.Bytes(file.Content) : Results.NotFound()).ForThisMachine();
    }

    public (string Name, byte[] Content)? Find(string? id) => id is not null && files.TryGetValue(id, out var file) ? file : null;

    private IResult Keep(FileInPage file)
    {
        var content = new byte[file.Content.Length];
        if (!Convert.TryFromBase64String(file.Content, content, out var length)) return Results.BadRequest();
        var id = Guid.NewGuid().ToString("N");
        files[id] = (file.Name, content[..length]);
        order.Enqueue(id);
        while (order.Count > Most && order.TryDequeue(out var old)) files.TryRemove(old, out _);
        return Results.Json(new { id });
    }
}
