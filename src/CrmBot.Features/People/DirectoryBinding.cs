using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.People;

/// <summary>
/// Says which person a directory id stands for. Several ids may stand for one demo person (the local console and Microsoft's
/// playground each bring their own).
/// </summary>
[RecordKind("directory_binding")]
internal sealed class DirectoryBinding : Record
{
    public required string DirectoryId { get; init; }

    public Guid PersonId { get; set; }

    public static Guid IdOf(string directoryId) => StableId.Of("directory_binding", directoryId);

    public static DirectoryBinding Of(string directoryId, Guid personId) =>
        new() { Id = IdOf(directoryId), DirectoryId = directoryId, PersonId = personId };
}
