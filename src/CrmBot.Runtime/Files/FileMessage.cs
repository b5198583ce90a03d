using System.Text.Json.Nodes;

namespace CrmBot.Runtime.Files;

/// <summary>A message that is about a file: offered for download, or handed over.</summary>
/// <param name="Name">File name with its ending.</param>
/// <param name="SummaryKey">Key of the word files for the notification line.</param>
public abstract record FileMessage(string Name, string SummaryKey)
{
    /// <summary>A file the person may have.</summary>
    /// <param name="Export">Which <see cref="IExport"/> makes it once it is accepted.</param>
    /// <param name="Description">One sentence of ours about it.</param>
    /// <param name="Size">Bytes, about.</param>
    public sealed record Offered(string Name, string Export, string Description, long Size) : FileMessage(Name, "file.offered");

    /// <summary>A file that is in the person's drive.</summary>
    public sealed record Delivered(string Name, string ContentUrl, string UniqueId, string FileType) : FileMessage(Name, "file.delivered");

    internal JsonObject ToJson() => this switch
    {
        Offered offered => new()
        {
            ["is"] = "offered", ["name"] = Name, ["export"] = offered.Export, ["description"] = offered.Description,
            ["size"] = offered.Size,
        },
        Delivered delivered => new()
        {
            ["is"] = "delivered", ["name"] = Name, ["url"] = delivered.ContentUrl, ["id"] = delivered.UniqueId,
            ["type"] = delivered.FileType,
        },
        _ => throw new InvalidOperationException($"A {GetType().Name} cannot be kept."),
    };

    internal static FileMessage FromJson(JsonObject json) => (string?)json["is"] == "offered"
        ? new Offered((string)json["name"]!, (string)json["export"]!, (string)json["description"]!, (long)json["size"]!)
        : new Delivered((string)json["name"]!, (string)json["url"]!, (string)json["id"]!, (string)json["type"]!);
}
