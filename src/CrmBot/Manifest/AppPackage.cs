using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrmBot.Manifest;

/// <summary>The Teams app package: the manifest with the company's own ids and host, its words in both languages, and the icons.</summary>
internal sealed class AppPackage(string folder)
{
    // The same input gives the same bytes, whenever it is made.
    private static readonly DateTimeOffset Stamp = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Images = ["color.png", "outline.png"];

    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="appId">The bot's app id.</param>
    /// <param name="domain">Host name under which the service is reached.</param>
    /// <param name="version">Version of the package; must grow for an update to be taken.</param>
    public JsonObject Manifest(Guid appId, string domain, string version)
    {
        var manifest = Read("manifest.json");
        var id = appId.ToString();
        (manifest["id"], manifest["version"]) = (id, version);
        foreach (var bot in manifest["bots"]!.AsArray()) bot!["botId"] = id;
        foreach (var extension in manifest["composeExtensions"]!.AsArray()) extension!["botId"] = id;
        manifest["webApplicationInfo"] = new JsonObject { ["id"] = id, ["resource"] = $"api://botid-{id}" };
        manifest["validDomains"] = new JsonArray(domain);
        var developer = manifest["developer"]!.AsObject();
        foreach (var page in (string[])["websiteUrl", "privacyUrl", "termsOfUseUrl"]) developer[page] = $"https://{domain}";
        return manifest;
    }

    /// <summary>The words of the other languages, by file name.</summary>
    public IReadOnlyDictionary<string, JsonObject> Words(JsonObject manifest) =>
        manifest["localizationInfo"]!["additionalLanguages"]!.AsArray()
            .Select(language => (string)language!["file"]!)
            .ToDictionary(file => file, Read, StringComparer.Ordinal);

    /// <summary>What is wrong with the package; empty when nothing is.</summary>
    public IReadOnlyList<string> Check(JsonObject manifest) =>
    [
        .. CheckPackage.Images(folder, Images),
        .. Words(manifest).SelectMany(words => CheckPackage.Words(manifest, words.Key, words.Value)),
        .. CheckPackage.Lengths(manifest),
    ];

    /// <summary>Writes the zip.</summary>
    public void Write(JsonObject manifest, Stream to)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal) { ["manifest.json"] = Bytes(manifest) };
        foreach (var (file, words) in Words(manifest)) files[file] = Bytes(words);
        foreach (var image in Images) files[image] = File.ReadAllBytes(Path.Combine(folder, image));
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, content) in files)
        {
            var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
            entry.LastWriteTime = Stamp;
            using var stream = entry.Open();
            stream.Write(content);
        }
    }

    private JsonObject Read(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, file)))!.AsObject();

    private static byte[] Bytes(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString(Readable));
}
