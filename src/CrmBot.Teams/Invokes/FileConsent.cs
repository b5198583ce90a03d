using System.Text.Json.Nodes;

namespace CrmBot.Teams;

/// <summary>Where an accepted file is to be uploaded (§5.11).</summary>
/// <param name="Name">File name, as the person's drive will have it.</param>
/// <param name="UploadUrl">Address to upload to; checked by <see cref="UploadFile"/> before anything is sent.</param>
/// <param name="ContentUrl">Where the file will be.</param>
/// <param name="UniqueId">Id of the file in the drive.</param>
/// <param name="FileType">Its type, such as <c>csv</c>.</param>
public sealed record FileUpload(string Name, string UploadUrl, string ContentUrl, string UniqueId, string FileType);

/// <summary>An offered file was accepted or declined (§5.11).</summary>
/// <param name="IsAccepted">Accepted or declined.</param>
/// <param name="Context">What the consent card carried; it comes from the client, so it may name things but prove nothing.</param>
/// <param name="Upload">Where to upload; only when accepted.</param>
public sealed record FileConsent(bool IsAccepted, JsonObject Context, FileUpload? Upload)
{
    /// <summary>Reads the value; <see langword="null"/> when it has another shape or action, which is answered with 400.</summary>
    public static FileConsent? From(Activity activity)
    {
        if (InvokeValue.Of(activity) is not { } value || value.Text("type") != "fileUpload")
            return null;
        var context = value.Part("context");
        return value.Text("action") switch
        {
            "decline" => new FileConsent(false, context, null),
            "accept" when ReadUpload(value.Part("uploadInfo")) is { } upload => new FileConsent(true, context, upload),
            _ => null,
        };
    }

    private static FileUpload? ReadUpload(JsonObject info) =>
        info.Text("uploadUrl") is { } uploadUrl && info.Text("contentUrl") is { } contentUrl && info.Text("uniqueId") is { } id
            ? new FileUpload(info.Text("name") ?? "", uploadUrl, contentUrl, id, info.Text("fileType") ?? "")
            : null;
}

/// <summary>The two cards of a file that the bot hands over in a direct chat (§5.11).</summary>
public static class FileCards
{
    /// <summary>Offers a file.</summary>
    /// <param name="name">File name with its ending.</param>
    /// <param name="description">One line about it.</param>
    /// <param name="size">Size in bytes, as shown.</param>
    /// <param name="context">Comes back with the answer, from the client.</param>
    public static JsonObject Offer(string name, string description, long size, JsonObject context) => new()
    {
        ["contentType"] = "application/vnd.microsoft.teams.card.file.consent",
        ["name"] = name,
        ["content"] = new JsonObject
        {
            ["description"] = description,
            ["sizeInBytes"] = size,
            ["acceptContext"] = context.DeepClone(),
            ["declineContext"] = context.DeepClone(),
        },
    };

    /// <summary>Shows an uploaded file.</summary>
    public static JsonObject Uploaded(FileUpload upload) => new()
    {
        ["contentType"] = "application/vnd.microsoft.teams.card.file.info",
        ["name"] = upload.Name,
        ["contentUrl"] = upload.ContentUrl,
        ["content"] = new JsonObject { ["uniqueId"] = upload.UniqueId, ["fileType"] = upload.FileType },
    };
}
