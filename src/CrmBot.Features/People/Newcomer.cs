using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.People;

/// <summary>Somebody who wrote to the bot and whom no admin has given a role yet.</summary>
[RecordKind("newcomer")]
internal sealed class Newcomer : Record
{
    public required string DirectoryId { get; init; }

    public string? MessengerId { get; set; }

    public required string Name { get; set; }

    public string Locale { get; set; } = "zh-CN";

    /// <summary>Business time, Unix milliseconds.</summary>
    public long FirstSeen { get; init; }

    public long LastSeen { get; set; }

    public static Guid IdOf(string directoryId) => StableId.Of("newcomer", directoryId);
}
