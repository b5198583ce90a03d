using CrmBot.Runtime.Store;

namespace CrmBot.Features.Imports;

/// <summary>One file that was brought in, so that it can be told apart and taken back as a whole.</summary>
[RecordKind("import")]
internal sealed class ImportRun : Record
{
    public const string Opportunities = "opportunities", Customers = "customers";

    /// <summary>What was in it: opportunities or customers.</summary>
    public required string What { get; init; }

    /// <summary>How far it is; one that runs at the command line is imported at once.</summary>
    public ImportState State { get; set; }

    /// <summary>The colleague who sent the file; null for the operator at the command line.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Where the messenger keeps the file; forgotten once it is here.</summary>
    public string? Link { get; set; }

    /// <summary>World code of where customers come from whose row does not say; null when nobody said.</summary>
    public string? Source { get; init; }

    /// <summary>Key of the word files for what went wrong with the whole file.</summary>
    public string? Trouble { get; set; }

    /// <summary>What the sentence of <see cref="Trouble"/> is filled with, as JSON.</summary>
    public string? TroubleText { get; set; }

    /// <summary>What was found and done, as <see cref="CustomerRows.ImportReport"/> writes it.</summary>
    public string? ReportText { get; set; }

    /// <summary>Line of the file up to which rows are stored.</summary>
    public int Line { get; set; }

    /// <summary>Until when somebody works on it; system time, Unix milliseconds.</summary>
    public long BusyUntil { get; set; }

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

    /// <summary>The fact that was filled of a record which was there before; null when the record itself came with the import.</summary>
    public string? Fact { get; init; }

    /// <summary>What it was filled with: taken back only while it is still that.</summary>
    [Personal]
    public string? Value { get; init; }

    /// <summary>How often the customer had changed when the import was done with it; 0 for other kinds.</summary>
    public int Changes { get; set; }
}

/// <summary>How far an import is. What comes from the command line is done at once.</summary>
internal enum ImportState { Done, Fetching, Shown, Importing, TakingBack, TakenBack, Dropped, Failed }

/// <summary>A piece of a file that waits for a decision, or of the list of its errors; gone when the import is over.</summary>
[RecordKind("import_part")]
internal sealed class ImportPart : Record
{
    public const string File = "file", Errors = "errors";

    public Guid ImportId { get; init; }

    public required string Kind { get; init; }

    /// <summary>Which piece, from 0.</summary>
    public int Place { get; init; }

    /// <summary>Bytes as base64.</summary>
    [Personal]
    public required string Content { get; init; }
}
