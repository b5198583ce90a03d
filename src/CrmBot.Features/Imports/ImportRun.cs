using CrmBot.Runtime.Store;

namespace CrmBot.Features.Imports;

/// <summary>One file that was brought in, so that it can be told apart and taken back as a whole.</summary>
[RecordKind("import")]
internal sealed class ImportRun : Record
{
    /// <summary>What was in it: opportunities.</summary>
    public required string What { get; init; }

    /// <summary>The file's name, without its folder.</summary>
    public required string File { get; init; }

    /// <summary>Business time, Unix milliseconds.</summary>
    public long StartedAt { get; init; }

    public int Taken { get; set; }

    public int Refused { get; set; }

    /// <summary>When it was taken back; business time, Unix milliseconds.</summary>
    public long? TakenBackAt { get; set; }
}

/// <summary>A record that an import made: taking the import back removes it, if nobody has built on it since.</summary>
[RecordKind("imported")]
internal sealed class ImportedRecord : Record
{
    public Guid ImportId { get; init; }

    /// <summary>Kind of the record, as its <see cref="RecordKindAttribute"/> names it.</summary>
    public required string Kind { get; init; }

    public Guid RecordId { get; init; }
}
